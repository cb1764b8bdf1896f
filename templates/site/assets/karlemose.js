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

  // A table is a stop for the keyboard only where it is wider than its box.
  function mindTables() {
    document.querySelectorAll(".km-table").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.setAttribute("tabindex", "0");
      } else {
        box.removeAttribute("tabindex");
      }
    });
  }
  mindTables();
  window.addEventListener("resize", mindTables);
})();
