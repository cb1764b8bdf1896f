// Buttons for what the theme opens by mouse only, and what can't work from a file.
(function () {
  "use strict";

  // Opened from a folder, a browser lets no script read the search index: show no search that finds nothing.
  if (location.protocol === "file:") {
    document.documentElement.classList.add("km-from-file");
  }

  // The theme opens its drawer and its search by hidden checkboxes, which no keyboard reaches.
  document.querySelectorAll("[data-km-toggle]").forEach(function (button) {
    var toggle = document.getElementById(button.dataset.kmToggle);
    button.addEventListener("click", function () {
      toggle.click();
    });
    if (!button.hasAttribute("aria-expanded")) return;
    toggle.addEventListener("change", function () {
      button.setAttribute("aria-expanded", String(toggle.checked));
      if (toggle.checked) {
        var first = document.querySelector("#km-nav a, #km-nav summary");
        if (first) first.focus();
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked) {
        toggle.click();
        button.focus();
      }
    });
  });

  function headsOf(box) {
    return Array.from(box.querySelectorAll("th"), function (cell) {
      return cell.textContent.trim();
    });
  }

  // Without the layout of a table its parts have to be told what they are, and its cells what they are about.
  function label(box) {
    var heads = headsOf(box);
    var roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
    Object.keys(roles).forEach(function (name) {
      box.querySelectorAll(name).forEach(function (part) {
        part.setAttribute("role", roles[name]);
        if (name === "td") part.dataset.kmHead = heads[part.cellIndex] || "";
      });
    });
  }

  // A date or an amount is not broken over several lines where there is room.
  document.querySelectorAll(".km-table__grid td").forEach(function (cell) {
    var words = cell.textContent.trim();
    if (words.length <= 14 && /\d/.test(words)) cell.classList.add("km-whole");
  });

  // On a phone a table wider than its box is laid out row by row, and so are those with the same headings. Elsewhere a
  // wide one is a stop for the keyboard.
  var phone = window.matchMedia("(max-width: 44.984375em)");
  function isWide(box) {
    return box.scrollWidth > box.clientWidth + 1;
  }
  function mindTables() {
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
      if (isWide(box)) {
        box.setAttribute("tabindex", "0");
      } else {
        box.removeAttribute("tabindex");
      }
    });
  }
  mindTables();
  window.addEventListener("resize", mindTables);
})();
