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
        var shares = last && last.classList.contains("km-flows") && cell.classList.contains("km-flows");
        cell.dataset.kmBefore = (shares ? " · " : "") + (plain ? "" : head + (short ? " " : ": "));
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

  // What scrolls in a box of its own is a stop for the keyboard; what doesn't is none.
  function mindStop(box) {
    if (isWide(box)) {
      box.setAttribute("tabindex", "0");
    } else {
      box.removeAttribute("tabindex");
    }
  }

  // On a phone a table wider than its box is laid out row by row, and so are those with the same headings.
  var phone = window.matchMedia("(max-width: 44.984375em)");
  function mindBoxes() {
    var boxes = document.querySelectorAll(".km-table");
    var wide = {};
    boxes.forEach(function (box) {
      box.classList.remove("km-table--rows");
      if (phone.matches && isWide(box)) wide[headsOf(box)] = true;
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
