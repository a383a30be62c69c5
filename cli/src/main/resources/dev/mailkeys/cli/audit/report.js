"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var bad = data.columns.indexOf("violations");
  var search = document.getElementById("search");
  var only = document.getElementById("bad");
  var size = 100;
  var page = 0;
  var lower = data.texts.map(function (text) { return text.toLowerCase(); });
  var none = data.texts.indexOf("");

  function cell(row, tag, text) {
    var made = document.createElement(tag);
    made.textContent = text;
    row.appendChild(made);
  }

  function head(column) {
    return column.replace(/([A-Z])/g, " $1").replace(/^./, function (c) { return c.toUpperCase(); });
  }

  function button(text, enabled, to) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.disabled = !enabled;
    made.addEventListener("click", function () { page = to; show(); });
    return made;
  }

  function show() {
    var wanted = search.value.toLowerCase();
    var rows = data.rows.filter(function (row) {
      return (!only.checked || row[bad] !== none)
        && (!wanted || row.some(function (text) { return lower[text].indexOf(wanted) >= 0; }));
    });
    var table = document.createElement("table");
    var top = document.createElement("tr");
    data.columns.forEach(function (column) { cell(top, "th", head(column)); });
    table.appendChild(top);
    rows.slice(page * size, (page + 1) * size).forEach(function (row) {
      var line = document.createElement("tr");
      if (row[bad] !== none) { line.className = "bad"; }
      row.forEach(function (text) { cell(line, "td", data.texts[text]); });
      table.appendChild(line);
    });
    document.getElementById("count").textContent = rows.length + " of " + data.rows.length + " keys";
    var place = document.getElementById("keys");
    place.textContent = "";
    place.appendChild(table);
    place.appendChild(button("Previous", page > 0, page - 1));
    place.appendChild(button("Next", (page + 1) * size < rows.length, page + 1));
  }

  search.addEventListener("input", function () { page = 0; show(); });
  only.addEventListener("change", function () { page = 0; show(); });
  show();
})();
