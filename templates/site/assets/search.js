// Search in the site's own index, on this machine: the words are sent nowhere.
(function () {
  "use strict";

  var dialog = document.getElementById("km-find");
  var input = dialog.querySelector("input");
  var list = dialog.querySelector("ol");
  var status = dialog.querySelector("[role=status]");
  var base = new URL(dialog.dataset.kmBase, location.href);
  var SHOWN = 20;
  var index = null;
  var titles = {};

  // Who has no Danish keys finds the words too.
  function fold(text) {
    return text.toLowerCase().normalize("NFC").replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa");
  }

  // Folding makes some letters two: the place of each folded letter in the text it came from.
  function places(text) {
    var out = [];
    Array.from(text).reduce(function (at, letter) {
      for (var i = fold(letter).length; i > 0; i--) out.push(at);
      return at + letter.length;
    }, 0);
    return out;
  }

  function plain(markup) {
    var page = new DOMParser().parseFromString(markup || "", "text/html");
    return page.body.textContent.replace(/\s+/g, " ").trim();
  }

  function take(raw) {
    var within = dialog.dataset.kmWithin;
    var entries = (raw.docs || raw.items).filter(function (entry) {
      return entry.location.indexOf(within) === 0;
    });
    index = entries.map(function (entry) {
      var title = plain(entry.title);
      var text = plain(entry.text);
      var isPage = entry.location.indexOf("#") < 0;
      if (isPage) titles[entry.location] = title;
      return { location: entry.location, isPage: isPage, title: title, text: text, inTitle: fold(title), inText: fold(text) };
    });
  }

  function load() {
    if (index) return Promise.resolve();
    return fetch(new URL(dialog.dataset.kmIndex, base))
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(take);
  }

  // A page's title counts more than a part's, a word's beginning more than its inside; a long word may end otherwise.
  function worth(entry, word) {
    var stem = word.length > 5 ? word.slice(0, -2) : word;
    var best = 0;
    [[entry.inTitle, entry.isPage ? 12 : 8], [entry.inText, 2]].forEach(function (pair) {
      var at = pair[0].indexOf(word);
      if (at >= 0) best += pair[1] * ((" " + pair[0]).indexOf(" " + word) >= 0 ? 2 : 1);
      else if (pair[0].indexOf(stem) >= 0) best += pair[1] / 4;
    });
    return best;
  }

  function find(words) {
    return index
      .map(function (entry) {
        var each = words.map(worth.bind(null, entry));
        return { entry: entry, worth: Math.min.apply(null, each) && each.reduce(function (a, b) { return a + b; }, 0) };
      })
      .filter(function (hit) { return hit.worth; })
      .sort(function (a, b) { return b.worth - a.worth; });
  }

  function excerpt(entry, words) {
    var at = words.reduce(function (found, word) {
      return found >= 0 ? found : entry.inText.indexOf(word);
    }, -1);
    var from = places(entry.text)[Math.max(at, 0)] || 0;
    var start = from > 50 ? entry.text.lastIndexOf(" ", from - 40) + 1 : 0;
    var text = entry.text.slice(start, start + 160);
    return (start ? "… " : "") + text + (start + 160 < entry.text.length ? " …" : "");
  }

  function marked(text, words) {
    var out = document.createDocumentFragment();
    var folded = fold(text);
    var place = places(text);
    var at = 0;
    for (var i = 0; i < folded.length; ) {
      var word = words.find(function (each) { return folded.startsWith(each, i); });
      if (!word) {
        i++;
        continue;
      }
      var end = i + word.length < place.length ? place[i + word.length] : text.length;
      out.append(text.slice(at, place[i]));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(place[i], end);
      out.append(mark);
      at = end;
      i += word.length;
    }
    out.append(text.slice(at));
    return out;
  }

  function show(hits, words) {
    var said = status.dataset[["kmNone", "kmOne"][hits.length] || (hits.length > SHOWN ? "kmMore" : "kmMany")];
    status.textContent = said.replace("{count}", String(hits.length)).replace("{shown}", String(SHOWN));
    hits.slice(0, SHOWN).forEach(function (hit) {
      var entry = hit.entry;
      var page = titles[entry.location.split("#")[0]];
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.className = "km-find__link";
      link.href = new URL(entry.location, base).href;
      link.append(marked(entry.title, words));
      item.append(link);
      [[page !== entry.title && page, "km-find__page"], [excerpt(entry, words), "km-find__text"]].forEach(function (part) {
        if (!part[0]) return;
        var line = document.createElement("p");
        line.className = part[1];
        line.append(marked(part[0], words));
        item.append(line);
      });
      list.append(item);
    });
  }

  function answer() {
    var words = fold(input.value).split(/[\s,.;:()"!?]+/).filter(function (word) { return word.length > 1; });
    list.replaceChildren();
    status.textContent = "";
    if (words.length && index) show(find(words), words);
  }

  dialog.addEventListener("km-open", function () {
    // Opened from a folder, a browser lets no script read the index.
    if (location.protocol === "file:") {
      status.textContent = status.dataset.kmFile;
      input.disabled = true;
      return;
    }
    load().then(answer, function () {
      status.textContent = status.dataset.kmFailed;
    });
  });
  input.addEventListener("input", answer);
  dialog.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (first) first.focus();
  });
})();
