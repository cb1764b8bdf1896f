// Search in the site's own index, on this machine: the words are sent nowhere.
(function () {
  "use strict";

  var dialog = document.getElementById("km-find");
  var input = dialog.querySelector("input");
  var list = dialog.querySelector("ol");
  var status = dialog.querySelector("[role=status]");
  var base = new URL(dialog.dataset.kmBase, location.href);
  var SHOWN = 20;
  var hint = dialog.querySelector(".km-find__hint");
  var pages = null;

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

  // What a page counts for: the front page is where most is told, sources and the archive are read last.
  function weight(address) {
    if (address === "index.html") return 2;
    return /^(minutes|onboarding)\/|^sources\.html/.test(address) ? 0.2 : 1;
  }

  function take(raw) {
    var within = dialog.dataset.kmWithin;
    var byAddress = {};
    pages = [];
    (raw.docs || raw.items).forEach(function (entry) {
      if (entry.location.indexOf(within) !== 0) return;
      var address = entry.location.split("#")[0];
      var page = byAddress[address];
      if (!page) {
        page = byAddress[address] = { weight: weight(address.slice(within.length)), title: "", parts: [] };
        pages.push(page);
      }
      var title = plain(entry.title);
      var text = plain(entry.text);
      var isPage = entry.location === address;
      if (isPage) page.title = title;
      page.parts.push({ location: entry.location, isPage: isPage, title: title, text: text, inTitle: fold(title), inText: fold(text) });
    });
  }

  function load() {
    if (pages) return Promise.resolve();
    return fetch(new URL(dialog.dataset.kmIndex, base))
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(take);
  }

  // How far a text answers a word: as the whole of it or its beginning, as the beginning of one of its words, inside one. A long
  // word may end otherwise.
  function answers(text, word) {
    var stem = word.length > 5 ? word.slice(0, -2) : word;
    if ((" " + text).indexOf(" " + word) >= 0) return text.indexOf(word) === 0 ? 3 : 2;
    if (text.indexOf(word) >= 0) return 1;
    return text.indexOf(stem) >= 0 ? 0.25 : 0;
  }

  // A page's title counts more than a part's, and that more than the text.
  function worth(part, word) {
    return answers(part.inTitle, word) * (part.isPage ? 12 : 5) + answers(part.inText, word) * 2;
  }

  function sum(numbers) {
    return numbers.reduce(function (a, b) { return a + b; }, 0);
  }

  // A page counts by the best that it has for each word, wherever it stands; it is shown by the part that answers most of them,
  // best where they stand together as they were typed. A page that is called by these very words is the one that is meant; a day's
  // minutes are meant by several words of their title.
  function rate(page, words) {
    var together = words.join(" ");
    var best = words.map(function () { return 0; });
    var shown = { worth: -1 };
    page.parts.forEach(function (part) {
      var each = words.map(worth.bind(null, part));
      best = best.map(function (value, i) { return Math.max(value, each[i]); });
      var value = sum(each) + 20 * each.filter(Boolean).length;
      if (words.length > 1 && (" " + part.inTitle + "  " + part.inText).indexOf(" " + together) >= 0) value += 10;
      if (value > shown.worth) shown = { part: part, worth: value };
    });
    var found = best.filter(Boolean).length;
    var title = fold(page.title);
    var called = words.length > 1 && words.every(function (word) { return answers(title, word) >= 2; });
    var weight = title === together ? 3 : called ? Math.max(page.weight, 1) : page.weight;
    return { page: page, part: shown.part, found: found, worth: (sum(best) + shown.worth) * weight };
  }

  // One place per page; where any page has all the words, only such pages.
  function find(words) {
    var hits = pages.map(function (page) { return rate(page, words); });
    var whole = hits.filter(function (hit) { return hit.found === words.length; });
    return (whole.length ? whole : hits.filter(function (hit) { return hit.found; })).sort(function (a, b) {
      return b.found - a.found || b.worth - a.worth;
    });
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
    if (hint) hint.hidden = hits.length > 0;
    hits.slice(0, SHOWN).forEach(function (hit) {
      var entry = hit.part;
      var page = hit.page.title;
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
    var words = fold(input.value).split(/[\s,.;:()"!?]+/).filter(function (word) { return word.length > 1 || /\d/.test(word); });
    list.replaceChildren();
    status.textContent = "";
    if (hint) hint.hidden = true;
    if (words.length && pages) show(find(words), words);
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
