// The menu, dialogs that open from a button, and tables that fit the screen. The pages can be read without it.
(function () {
  "use strict";

  // A native dialog holds the keyboard inside while it is open, closes by Escape and gives the focus back.
  document.querySelectorAll("[data-km-opens]").forEach(function (button) {
    var dialog = document.getElementById(button.dataset.kmOpens);
    if (!dialog || !dialog.showModal) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      dialog.dispatchEvent(new Event("km-open"));
      dialog.showModal();
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("[data-km-closes], a[href]")) dialog.close();
    });
  });

  // The list of pages stands beside the page where there is room, and in the menu where there is not.
  var drawer = document.getElementById("km-drawer");
  var pages = document.getElementById("km-nav");
  var menu = document.querySelector(".km-menu");
  if (!pages) {
    menu.hidden = true;
  } else {
    var side = pages.parentNode;
    var here = pages.querySelector("[aria-current]");
    if (here && side.scrollHeight > side.clientHeight) side.scrollTop = here.offsetTop - side.clientHeight / 2;
    drawer.addEventListener("km-open", function () {
      drawer.appendChild(pages);
    });
    drawer.addEventListener("close", function () {
      side.appendChild(pages);
    });
    window.matchMedia("(min-width: 60em)").addEventListener("change", function (room) {
      if (room.matches) drawer.close();
    });
  }

  // What a running header on paper says.
  var heading = document.querySelector("h1");
  var audience = document.querySelector(".km-footer__audience");
  var said = [heading, audience].filter(Boolean).map(function (part) {
    return part.textContent.trim().replace(/\s+/g, " ");
  });
  document.documentElement.style.setProperty("--km-running", JSON.stringify(said.join(" · ")));

  function headsOf(box) {
    return Array.from(box.querySelectorAll("thead :is(th, td)"), function (cell) {
      return cell.textContent.trim();
    });
  }

  function wordsOf(cell) {
    return cell.textContent.trim();
  }

  // Each text of the page that is no code and stands in none.
  function eachText(change) {
    var texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (!texts.currentNode.parentNode.closest("code, pre")) change(texts.currentNode);
  }

  // A sign or a short word stays with the number that it belongs to: § 63 d, stk. 1, nr. 10, litra c.
  eachText(function (text) {
    var kept = text.data
      .replace(/(§§?|\b(?:stk|nr|art|no)\.|\b(?:litra|artikel|Article|section|point)) (?=\d|[a-z]\b)/gi, "$1\u00a0")
      .replace(/(§§?\u00a0\d+) (?=[a-hj-z]\b(?!\.))/g, "$1\u00a0");
    if (kept !== text.data) text.data = kept;
  });

  // Paths, addresses of fields and names in code may be broken in a table, behind the signs between their parts.
  document.querySelectorAll(".km-table__grid td").forEach(function (cell) {
    var texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    var found = [];
    while (texts.nextNode()) if (/\S{12}/.test(texts.currentNode.data)) found.push(texts.currentNode);
    found.forEach(function (text) {
      var parts = text.data.split(/(?<=\p{L}{3}[/._:=])(?=\p{L}{2})/u);
      if (parts.length === 1 || /^\S+@\S+$/.test(text.data)) return;
      parts.slice(1).forEach(function (part, index) {
        text = text.splitText(parts[index].length);
        text.before(document.createElement("wbr"));
      });
    });
  });

  // What a cell says before its words, row by row. The first cell, a link and the first column of words tell by themselves what
  // they are, a bare number does not; where its heading is an abbreviation, that is its unit. Short cells share a line.
  function introduce(rows, heads) {
    var name = heads.findIndex(function (head, column) {
      return rows.some(function (row) {
        return row.cells[column] && wordsOf(row.cells[column]).length > 24;
      });
    });
    rows.forEach(function (row) {
      var last = null;
      Array.from(row.cells).forEach(function (cell, column) {
        var words = wordsOf(cell);
        var head = heads[column] || "";
        // What is left for a pen is told by its heading alone.
        if (cell.classList.contains("km-pen")) cell.dataset.kmBefore = head + ":";
        if (!words) return;
        var link = cell.querySelector("a");
        var bare = /^\d+$/.test(words);
        var short = /\.$/.test(head);
        var unit = last && bare && short;
        var plain = !head || unit || (last ? column === name || (link && wordsOf(link) === words) : !bare);
        cell.classList.toggle("km-flows", words.length <= 60);
        cell.dataset.kmBefore = plain ? "" : head + (short ? " " : ": ");
        cell.dataset.kmAfter = unit ? " " + head.toLowerCase() : "";
        last = cell;
      });
    });
  }

  // Without the layout of a table its parts have to be told what they are, and its cells what they are about.
  function label(box) {
    var roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
    Object.keys(roles).forEach(function (name) {
      box.querySelectorAll(name).forEach(function (part) {
        part.setAttribute("role", roles[name]);
      });
    });
    introduce(Array.from(box.querySelectorAll("tbody tr")), headsOf(box));
  }

  // A date or an amount is not broken over several lines where there is room.
  document.querySelectorAll(".km-table__grid td").forEach(function (cell) {
    var words = cell.textContent.trim();
    if (words.length <= 14 && /\d/.test(words)) cell.classList.add("km-whole");
  });

  function isWide(box) {
    return box.scrollWidth > box.clientWidth + 1;
  }

  // A cell of more lines than this is a column too narrow to be read.
  var MOST_LINES = 8;
  function isTall(box) {
    return Array.from(box.querySelectorAll("tbody tr")).some(function (row) {
      return row.offsetHeight > (MOST_LINES + 1) * parseFloat(getComputedStyle(row).lineHeight);
    });
  }

  // What scrolls in a box of its own is a stop for the keyboard and shows that there is more; what doesn't is none.
  function mindMore(box) {
    box.classList.toggle("km-more", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  }
  function mindStop(box) {
    mindMore(box);
    if (isWide(box)) {
      box.setAttribute("tabindex", "0");
    } else {
      box.removeAttribute("tabindex");
    }
  }

  document.addEventListener("scroll", function (event) {
    if (event.target.matches && event.target.matches(".km-table, pre")) mindMore(event.target);
  }, { capture: true, passive: true });

  // On a phone a table wider than its box, or with a tall cell, is laid out row by row, and so are those with the same headings.
  var phone = window.matchMedia("(max-width: 44.984375em)");
  function mindBoxes() {
    var boxes = document.querySelectorAll(".km-table");
    var wide = {};
    boxes.forEach(function (box) {
      box.classList.remove("km-table--rows", "km-table--tight");
      box.classList.toggle("km-table--tight", !phone.matches && isWide(box));
      if (phone.matches && (isWide(box) || isTall(box))) wide[headsOf(box)] = true;
    });
    boxes.forEach(function (box) {
      if (wide[headsOf(box)]) {
        label(box);
        box.classList.add("km-table--rows");
      }
      mindStop(box);
    });
    document.querySelectorAll("pre").forEach(mindStop);
  }
  mindBoxes();
  window.addEventListener("resize", mindBoxes);
})();
