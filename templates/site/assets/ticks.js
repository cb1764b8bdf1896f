// Boxes of checklists and agendas that can be ticked. The ticks stay in this browser; nothing is sent anywhere.
(function () {
  "use strict";

  var note = document.querySelector(".km-ticks");
  if (!note) return;

  // A private window, or a browser set so, may forbid storage; it may be full. Either is an error at any touch, at any time.
  var store = null;
  function keeping(touch) {
    try {
      return touch();
    } catch (error) {
      store = null;
      note.querySelector(".km-ticks__kept").hidden = true;
      note.querySelector(".km-ticks__lost").hidden = false;
      return undefined;
    }
  }
  keeping(function () {
    window.localStorage.setItem("karlemose", "");
    window.localStorage.removeItem("karlemose");
    store = window.localStorage;
  });

  // An item's key is made of its words and those of the heading above it, so that a tick follows its item when others come or
  // go. Where two are the same under one heading nobody can tell which is which after a change: their ticks are not kept.
  var prefix = "karlemose:" + note.dataset.kmSite + ":" + note.dataset.kmPath + ":";
  function keyOf(words) {
    var sums = [2166136261, 40389];
    for (var i = 0; i < words.length; i++) {
      for (var n = 0; n < sums.length; n++) sums[n] = Math.imul(sums[n] ^ words.charCodeAt(i), 16777619 + 2 * n);
    }
    return prefix + sums.map(function (sum) { return (sum >>> 0).toString(36); }).join("-");
  }

  function plain(text) {
    return text.trim().replace(/\s+/g, " ");
  }

  function isList(node) {
    return node.nodeType === 1 && /^(UL|OL)$/.test(node.tagName);
  }

  // The words of the item itself, without the lists within it.
  function wordsOf(item) {
    var copy = item.cloneNode(true);
    copy.querySelectorAll("ul, ol").forEach(function (list) { list.remove(); });
    return plain(copy.textContent);
  }

  function headingAbove(item) {
    var found = "";
    document.querySelectorAll("article h1, article h2, article h3, article h4, article h5, article h6").forEach(function (heading) {
      if (heading.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) found = plain(heading.textContent);
    });
    return found;
  }

  // The box is named by what is to be done: the item's words as far as its proof, which begins with a bold word and a colon,
  // as far as a link (a label must hold none), a list or a second paragraph.
  function endsLabel(node, label) {
    if (isList(node)) return true;
    if (node.nodeType !== 1 || !plain(label.textContent)) return false;
    if (/^(A|P)$/.test(node.tagName) || node.querySelector("a")) return true;
    return node.tagName === "STRONG" && /:$/.test(plain(node.textContent));
  }

  function labelFor(box, id) {
    var label = document.createElement("label");
    label.htmlFor = id;
    var next = box.nextSibling;
    while (next && !endsLabel(next, label)) {
      var part = next;
      next = next.nextSibling;
      label.appendChild(part);
    }
    var last = label.lastChild;
    var opened = last && last.nodeType === 3 && last.data.slice(-1) === "(";
    var bracket = opened ? last.data.slice(0, -1).trimEnd().length : -1;
    if (bracket > 0) next = last.splitText(bracket);
    box.after(label);
    if (bracket > 0) label.after(next);
  }

  var inputs = Array.from(document.querySelectorAll(".task-list-item .km-box:not(.km-box--ticked)"), function (box, index) {
    var item = box.closest("li");
    var input = document.createElement("input");
    input.type = "checkbox";
    input.className = "km-tick";
    input.id = "km-tick-" + (index + 1);
    input.autocomplete = "off";
    input.kmKey = keyOf(headingAbove(item) + "\n" + wordsOf(item));
    labelFor(box, input.id);
    box.replaceWith(input);
    return input;
  });
  if (!inputs.length) return;

  var byKey = {};
  inputs.forEach(function (input) { (byKey[input.kmKey] = byKey[input.kmKey] || []).push(input); });
  var kept = inputs.filter(function (input) { return byKey[input.kmKey].length === 1; });

  function show(input) {
    if (store) keeping(function () { input.checked = Boolean(store.getItem(input.kmKey)); });
  }

  kept.forEach(function (input) {
    show(input);
    input.addEventListener("change", function () {
      if (!store) return;
      keeping(function () {
        if (input.checked) store.setItem(input.kmKey, "1");
        else store.removeItem(input.kmKey);
      });
    });
  });

  // What is ticked or cleared in another tab is so in this one; without a key, all that the browser keeps was deleted.
  window.addEventListener("storage", function (event) {
    if (event.key === null) kept.forEach(show);
    else if (byKey[event.key]) byKey[event.key].filter(function (input) { return kept.indexOf(input) >= 0; }).forEach(show);
  });

  note.querySelector(".km-ticks__clear").addEventListener("click", function () {
    inputs.forEach(function (input) { input.checked = false; });
    // Ticks of items that are no longer on the page go too; what is full can still be deleted from.
    keeping(function () {
      Object.keys(window.localStorage).forEach(function (key) {
        if (key.indexOf(prefix) === 0) window.localStorage.removeItem(key);
      });
    });
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
