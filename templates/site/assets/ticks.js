// Boxes of checklists and agendas that can be ticked. The ticks stay in this browser; nothing is sent anywhere.
(function () {
  "use strict";

  var note = document.querySelector(".km-ticks");
  if (!note) return;

  // A private window, or a browser set so, may forbid storage, and may say so by an error at any touch.
  var store = null;
  try {
    window.localStorage.setItem("karlemose", "");
    window.localStorage.removeItem("karlemose");
    store = window.localStorage;
  } catch (error) {
    note.querySelector(".km-ticks__kept").hidden = true;
    note.querySelector(".km-ticks__lost").hidden = false;
  }

  // An item's key is made of its words, so that a tick follows its item when others are added before it.
  var prefix = "karlemose:" + note.dataset.kmSite + ":" + note.dataset.kmPath + ":";
  var seen = {};
  function keyOf(words) {
    var sum = 2166136261;
    for (var i = 0; i < words.length; i++) sum = Math.imul(sum ^ words.charCodeAt(i), 16777619);
    var key = prefix + (sum >>> 0).toString(36);
    seen[key] = (seen[key] || 0) + 1;
    return seen[key] > 1 ? key + "-" + seen[key] : key;
  }

  // The box is named by what is to be done: the item's words as far as the first bold word, link or list.
  function labelFor(box, id) {
    var label = document.createElement("label");
    label.htmlFor = id;
    var next = box.nextSibling;
    while (next && !(next.nodeType === 1 && /^(STRONG|A|UL|OL|P|BR)$/.test(next.tagName) && label.textContent.trim())) {
      if (next.nodeType === 1 && /^(UL|OL)$/.test(next.tagName)) break;
      var part = next;
      next = next.nextSibling;
      label.appendChild(part);
    }
    var last = label.lastChild;
    var bracket = last && last.nodeType === 3 ? last.data.search(/\s*\($/) : -1;
    if (bracket > 0) next = last.splitText(bracket);
    box.after(label);
    if (bracket > 0) label.after(next);
    return label;
  }

  var inputs = Array.from(document.querySelectorAll(".task-list-item .km-box:not(.km-box--ticked)"), function (box, index) {
    var input = document.createElement("input");
    input.type = "checkbox";
    input.className = "km-tick";
    input.id = "km-tick-" + (index + 1);
    input.autocomplete = "off";
    var label = labelFor(box, input.id);
    box.replaceWith(input);
    var key = keyOf(label.textContent.trim().replace(/\s+/g, " "));
    input.checked = Boolean(store && store.getItem(key));
    input.addEventListener("change", function () {
      if (!store) return;
      if (input.checked) store.setItem(key, "1");
      else store.removeItem(key);
    });
    input.kmKey = key;
    return input;
  });
  if (!inputs.length) return;

  note.querySelector(".km-ticks__clear").addEventListener("click", function () {
    inputs.forEach(function (input) {
      input.checked = false;
      if (store) store.removeItem(input.kmKey);
    });
    // Ticks of items that are no longer on the page go too.
    if (store) {
      Object.keys(store).forEach(function (key) {
        if (key.indexOf(prefix) === 0) store.removeItem(key);
      });
    }
    var status = note.querySelector("[role=status]");
    status.textContent = status.dataset.kmCleared;
  });

  // The note stands before the first of the lists, above the heading that the list belongs to.
  var place = inputs[0].closest("ul");
  while (place.parentNode.closest("ul, ol")) place = place.parentNode.closest("ul, ol");
  while (place.previousElementSibling && /^H[2-6]$/.test(place.previousElementSibling.tagName)) place = place.previousElementSibling;
  place.before(note);
  note.hidden = false;
})();
