// The report's only script, a module. It adds comfort: the page is complete without it.
// It loads nothing, and writes texts of the page as text, never as markup.

// The page's language gives the words, as attributes of its body: `copyCsv` as `data-word-copy-csv`.
const word = (name) =>
  document.body.dataset[`word${name[0].toUpperCase()}${name.slice(1)}`] ?? name;

// A fault in one place stops nothing else.
const attempt = (action, ...values) => {
  try {
    action(...values);
  } catch (error) {
    console.warn(error);
  }
};
const each = (selector, action) =>
  document.querySelectorAll(selector).forEach((element) => attempt(action, element));
const on = (type, action) => document.addEventListener(type, action);
const around = (event, selector) => event.target.closest?.(selector);
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const label = (name, input) => make("label", {}, `${word(name)} `, input);
const liveText = (className) => make("output", { className, ariaLive: "polite" });

// MARK: Tables

// Cells by row and column; one that spans several is at each of its places.
const grid = (rows) => {
  const cells = Array.from(rows, () => []);
  cells.forEach((line, y) => {
    let x = 0;
    for (const cell of rows[y].cells) {
      while (line[x]) x += 1;
      for (const spanned of cells.slice(y, y + cell.rowSpan)) {
        for (let right = 0; right < cell.colSpan; right += 1) spanned[x + right] = cell;
      }
    }
  });
  return cells;
};

// The units of sorting and filtering: a table's groups if it has them, else its rows.
const units = (table) => {
  const groups = table.querySelectorAll("tbody[data-group]");
  return groups.length ? [...groups] : [...table.tBodies].flatMap((body) => [...body.rows]);
};

// The line of tools above a table.
const toolbar = (table) => {
  const place = table.closest(".scroll") ?? table;
  if (!place.previousElementSibling?.matches(".tools")) {
    place.before(make("div", { className: "tools" }));
  }
  return place.previousElementSibling;
};

// The number that a text begins with, as the report writes them: `1,797`, `−0.72 points`, `2×10⁻³`, `∞`, and
// the first of `[−1.56, +0.07]`.
const numberIn = (text) => {
  const form = /^\[?([-−+]?)(?:(∞)|([\d,\u2009\u202F]+(?:\.\d+)?)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?)/u;
  const [, sign, infinity, digits = "", power = ""] = form.exec(text) ?? [];
  const exponent = power.replace("⁻", "-").replace(/[^-]/g, (it) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(it));
  const size = infinity ? Infinity
    : parseFloat(`${digits.replace(/[^\d.]/g, "")}e${exponent || 0}`);
  return /[-−]/.test(sign) ? -size : size;
};

// Numbers come before texts, and empty cells last, whatever the direction.
const compare = (one, other, direction) => {
  const [a, b] = [one, other].map((cell) => {
    const text = cell?.dataset.value ?? cell?.textContent.trim() ?? "";
    const number = cell?.dataset.value ? Number(text)
      : cell?.matches(".number") ? numberIn(text) : NaN;
    const isEmpty = text === "" || text.startsWith("—");
    return { text, number, rank: isEmpty ? 2 : Number.isNaN(number) ? 1 : 0 };
  });
  return a.rank - b.rank || direction * (a.number - b.number
    || a.text.localeCompare(b.text, undefined, { numeric: true }));
};

const makeSortable = (table) => {
  const original = units(table).map((unit) => ({
    unit, parent: unit.parentNode, cells: grid([unit.rows?.[0] ?? unit])[0],
  }));
  const sort = (head, column) => {
    const direction = { ascending: -1, descending: 0 }[head.ariaSort] ?? 1;
    for (const other of table.querySelectorAll("[aria-sort]")) other.ariaSort = null;
    head.ariaSort = [null, "ascending", "descending"].at(direction);
    const sorted = [...original].sort((a, b) =>
      direction && compare(a.cells[column], b.cells[column], direction));
    for (const { unit, parent } of sorted) {
      parent.insertBefore(unit, parent === table ? table.tFoot : null);
    }
  };
  for (const line of grid(table.tHead.rows)) {
    line.forEach((head, column) => {
      if (head.scope !== "col" || head.querySelector(".sort")) return;
      // A link stays beside its button.
      const parts = head.querySelector("a") ? [] : head.childNodes;
      const ariaLabel = parts.length ? null : head.textContent.trim();
      head.append(make("button", { type: "button", className: "sort", ariaLabel }, ...parts));
      head.addEventListener("click", () => sort(head, column));
    });
  }
};

// The text of an element without some of its parts.
const plainText = (element, parts) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(parts).forEach((part) => part.remove());
  return copy.textContent;
};

const makeFilterable = (table) => {
  const all = units(table);
  const input = make("input", { type: "search" });
  const count = liveText("count");
  input.addEventListener("input", () => {
    const parts = input.value.toLowerCase().split(/\s+/);
    for (const unit of all) {
      const text = plainText(unit, "svg").toLowerCase();
      unit.hidden = !parts.every((part) => text.includes(part));
    }
    const shown = all.filter((unit) => !unit.hidden).length;
    count.textContent = input.value.trim()
      && word("filterCount").replace("{shown}", shown).replace("{all}", all.length);
  });
  toolbar(table).classList.add("filters");
  toolbar(table).prepend(label("filter", input), count);
};

// MARK: Long names

// A name without its middle has the whole one as its title.
const wholes = new Map(Array.from(document.querySelectorAll("bdi[title]"), (it) =>
  [it.textContent, it.title]));
document.querySelectorAll("bdi:not([title])").forEach((it) => {
  if (wholes.has(it.textContent)) it.title = wholes.get(it.textContent);
});

// MARK: Copying

const copyText = (cell) => {
  if ("copyText" in cell.dataset) return cell.dataset.copyText;
  return plainText(cell, "small, svg").replace(/\s+/g, " ").trim();
};
// The number of a cell in full, where it has that as its value or its title: `0.11528 nats`.
const fullText = (cell) =>
  cell.dataset.value || /^-?\d[\d.]*(e[-+]?\d+)?(?=$| \p{L}+$)/u.exec(cell.title)?.[0]
    || copyText(cell);
// The cells as seen: one over rows is in each of them, one over columns in the first.
const texts = (table, textOf) =>
  grid([...table.rows].filter((row) => !row.closest("[hidden]"))).map((cells) =>
    Array.from(cells, (cell, x) => (cell && cell !== cells[x - 1] ? textOf(cell) : "")));

// A text that a spreadsheet would take for a formula gets an apostrophe.
const csvField = (text) => {
  const isNumber = /^[-+]?[\d.,\s]*\d(e[-+]?\d+)?\s?%?$/i.test(text);
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",;\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const csvLines = (lines) => lines.map((line) => `${line}\r\n`).join("");
// Metrics of models are data: a row each, in the form of the file metrics.csv.
const metricColumns = "metric,unit,model,value,low,high,difference,diff_low,diff_high,p,verdict";
// The model is that of the row or of the column.
const modelOf = (cell) =>
  [cell.parentNode, cell.closest("table").tHead?.rows[0].cells[cell.cellIndex]]
    .find((place) => place?.dataset.model)?.dataset.model ?? "";
const metricLine = (cell) => {
  const [metric, numbers] = cell.dataset.tidy.split(";");
  return `${metric},${csvField(modelOf(cell))},${numbers}`;
};
const csv = (table) => {
  const metrics = [...table.querySelectorAll("[data-tidy]")].filter((it) => !it.closest("[hidden]"));
  return csvLines(metrics.length ? [metricColumns, ...metrics.map(metricLine)]
    : texts(table, fullText).map((fields) => fields.map(csvField).join(",")));
};
// A cell with its small print: the number, its interval, and the difference with its interval.
const markdownText = (cell) => {
  const small = "copyText" in cell.dataset ? [] : [...cell.querySelectorAll("small")];
  const interval = cell.matches(".change[title]") ? [cell.title] : [];
  const parts = [copyText(cell), ...interval, ...small.map((part) => plainText(part, "svg"))];
  return parts.map((text) => text.trim().replace(/[\\|`*_~<&[\]]/g, "\\$&").replace(/\s+/g, " "))
    .filter(Boolean).join(cell.matches("th") ? ", " : " <br> ");
};
const markdown = (table) => {
  const rows = texts(table, markdownText);
  if (!table.tHead) rows.unshift(rows[0].map(() => ""));
  rows.splice(1, 0, rows[0].map(() => "---"));
  return rows.map((fields) => `| ${fields.join(" | ")} |\n`).join("");
};

// The old way, for where the clipboard is closed to pages.
const copy = (text) => {
  const area = make("textarea", { value: text });
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied;
};
// Buttons that copy what is written, each with its word.
const copyButtons = (...buttons) => {
  const status = liveText("status");
  const button = ([name, write]) => {
    const element = make("button", { type: "button" }, word(name));
    element.addEventListener("click", async () => {
      const text = write();
      const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false)
        || copy(text);
      status.textContent = word(isCopied ? "copied" : "copyFailed");
      element.focus();
    });
    return element;
  };
  return make("span", { className: "copies" }, status, ...buttons.map(button));
};
const makeCopyable = (table) => {
  const tools = toolbar(table);
  tools.append(
    copyButtons(["copyCsv", () => csv(table)], ["copyMarkdown", () => markdown(table)]));
  // The buttons above a table show while the pointer or the focus is in it.
  const show = (isNear) => () => tools.classList.toggle("is-near", isNear);
  const place = table.closest(".scroll") ?? table;
  ["pointerenter", "focusin"].forEach((type) => place.addEventListener(type, show(true)));
  ["pointerleave", "focusout"].forEach((type) => place.addEventListener(type, show(false)));
};

// A chart as a file of its own, as `--charts` writes it.
const chartStyle = `{{> chart.css}}`;
const standingAlone = (chart) => {
  const copy = chart.cloneNode(true);
  const prepend = (parent, name, text, attributes = {}) => {
    const element = document.createElementNS(copy.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    parent.prepend(element);
  };
  // Undoes the script's changes.
  copy.querySelectorAll("[data-words]").forEach((mark) => {
    prepend(mark, "title", mark.dataset.words);
    delete mark.dataset.words;
  });
  copy.querySelectorAll(".is-linked, .is-read").forEach((it) =>
    it.classList.remove("is-linked", "is-read"));
  copy.setAttribute("role", "img");
  copy.removeAttribute("tabindex");
  prepend(copy, "rect", "", { width: "100%", height: "100%", fill: "#ffffff" });
  prepend(copy, "style", chartStyle);
  return new XMLSerializer().serializeToString(copy);
};
const makeFigureCopyable = (figure) => {
  const chart = figure.querySelector("svg.chart[aria-labelledby]");
  if (!chart) return;
  const button = copyButtons(["copySvg", () => standingAlone(chart)]);
  figure.append(make("div", { className: "tools" }, button));
};

// MARK: Charts

// The words of a mark are said at once by the read-out, and then no more by the browser.
const wordsOf = (mark) => {
  const title = mark.querySelector(":scope > title");
  if (title) mark.dataset.words = title.textContent;
  title?.remove();
  return mark.dataset.words;
};
const worded = ":is([data-words], :has(> title))";

// One read-out for all charts, beside the pointer or the mark that the keyboard is at.
const makeReadout = () => {
  const readout = make("output", { className: "readout", hidden: true });
  (document.querySelector("main") ?? document.body).append(readout);
  const show = (mark, place) => {
    each(".is-read", (other) => other.classList.remove("is-read"));
    readout.hidden = !mark;
    if (!mark) return;
    readout.textContent = wordsOf(mark);
    const { width, height } = readout.getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    const [left, top] = [place?.clientX ?? box.right, place?.clientY ?? box.top];
    readout.style.position = "fixed";
    readout.style.left = `${Math.max(4, Math.min(left + 12, innerWidth - width - 4))}px`;
    readout.style.top = `${top < height + 16 ? top + 12 : top - height - 12}px`;
  };
  on("pointermove", (event) => show(around(event, `svg.chart ${worded}`), event));
  on("keydown", (event) => { if (event.key === "Escape") show(); });
  // A chart is one stop of the tab key; arrows go from mark to mark.
  each("svg.chart", (chart) => {
    const marks = [...chart.querySelectorAll(worded)];
    if (!marks.length) return;
    let index = -1;
    chart.tabIndex = 0;
    chart.setAttribute("role", "application");
    chart.addEventListener("blur", () => show());
    chart.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const next = step ? index + step : { Home: 0, End: marks.length - 1 }[event.key];
      if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      index = Math.max(0, Math.min(next, marks.length - 1));
      marks[index].scrollIntoView({ block: "nearest" });
      show(marks[index]);
      marks[index].classList.add("is-read");
      linkPlaces({ target: marks[index] });
    });
  });
};

// Marks all that is about the same class or sample.
const linkPlaces = (event) => {
  each(".is-linked", (place) => place.classList.remove("is-linked"));
  for (const name of ["data-class", "data-sample"]) {
    const value = around(event, `[${name}]`)?.getAttribute(name) ?? "";
    if (value) each(`[${name}="${CSS.escape(value)}"]`, (it) => it.classList.add("is-linked"));
  }
};

// MARK: Thresholds

// The outcomes if the samples down to the threshold of this index are called positive.
const outcomes = ({ thresholds, logits, tp, fp, positives, negatives }, index) => {
  const [t, f] = index < 0 ? [0, 0] : [tp[index], fp[index]];
  return {
    threshold: thresholds[index] ?? Infinity,
    ...(logits && { logit: logits[index] ?? Infinity }),
    error: (f + positives - t) / (positives + negatives), recall: t / positives,
    precision: t / (t + f), fpr: f / negatives,
    tp: t, fp: f, tn: negatives - f, fn: positives - t,
  };
};
// As the report writes them: `9,967`, `1.75×10⁻¹¹`.
const figure = (value, most) => {
  const [digits, power] = (Math.abs(value) < 1e-4 && value ? value.toExponential(2)
    : value.toLocaleString("en-US", { maximumSignificantDigits: most })).split("e");
  const raised = power?.replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
  return (power ? `${digits}×10${raised}` : digits).replace("-", "−");
};
// Two decimals, or as many more as show that it is neither 0 nor 100.
const percents = (value) => {
  const isWhole = (text) => [0, 100].includes(Number(text)) && Number(text) !== value;
  const texts = [2, 3, 4, 5, 6].map((digits) => value.toFixed(digits));
  return texts.find((text) => !isWhole(text)) || texts[0];
};
const inWords = (name, value) => {
  if (!Number.isFinite(value)) return "—";
  const isShare = ["error", "recall", "precision", "fpr"].includes(name);
  return isShare ? word("percent").replace("{number}", percents(100 * value))
    : figure(value, ["threshold", "logit"].includes(name) ? 4 : 9);
};

// Moves a marker to two of the outcomes; over its frame the axes run from 0 to 1.
const moveMarker = (marker, result) => {
  const { frame, xOf = "fpr", yOf = "recall" } = marker.dataset;
  const [left, top, right, bottom] = frame.split(" ").map(Number);
  const x = left + result[xOf] * (right - left);
  const y = bottom - result[yOf] * (bottom - top);
  const isSeen = Number.isFinite(x + y);
  marker.setAttribute("visibility", isSeen ? "visible" : "hidden");
  if (isSeen) marker.setAttribute("transform", `translate(${x} ${y})`);
};

// One threshold for all models: a slider from 0 to 1, a row a model, and signs in the charts.
const makeThresholds = (place) => {
  const { start, named = [], models, costs } = JSON.parse(place.dataset.thresholds);
  const limits = { min: 0, max: 1, value: start };
  const slider = make("input", { type: "range", step: 0.001, ...limits });
  const exact = make("input", { type: "number", step: "any", ariaLabel: word("threshold"), ...limits });
  const prices = (costs ?? []).map((value) =>
    make("input", { type: "number", min: 0, step: "any", value }));
  const cell = (tag, text) => make(tag, { className: "number" }, text);
  const charts = document.getElementById(place.dataset.thresholdCharts);
  // Counts are known at the slider's steps and at the named thresholds: the nearest of these.
  const known = (text) => {
    const wanted = Math.min(1, Math.max(0, Number(text)));
    const distance = (value) => Math.abs(value - wanted);
    return [Math.round(wanted * 1000) / 1000, ...named].reduce((best, value) =>
      distance(value) < distance(best) ? value : best);
  };
  const update = () => {
    const threshold = known(exact.value);
    const results = new Map();
    for (const model of models) {
      const result = outcomes(model, model.thresholds.findLastIndex((it) => it >= threshold));
      if (costs) result.cost = result.fp * prices[0].value + result.fn * prices[1].value;
      results.set(String(model.series), result);
    }
    const names = Object.keys([...results.values()][0]);
    place.querySelector("thead tr").replaceChildren(place.querySelector("thead th"),
      ...names.map((name) => Object.assign(cell("th", word(name === "threshold" ? "lowestScore" : name)), { scope: "col" })));
    for (const row of place.querySelectorAll("tbody tr")) {
      const result = results.get(row.dataset.series) ?? {};
      row.replaceChildren(row.cells[0],
        ...names.map((name) => cell("td", inWords(name, result[name]))));
    }
    charts?.querySelectorAll(".threshold-marker").forEach((marker) =>
      moveMarker(marker, results.get(marker.dataset.series) ?? { threshold }));
  };
  place.querySelector(".scroll").before(make("div", { className: "choices" },
    label("threshold", slider), exact,
    ...prices.map((price, index) => label(["fpCost", "fnCost"][index], price))));
  slider.addEventListener("input", () => { exact.value = slider.value; });
  exact.addEventListener("input", () => { slider.value = exact.value; });
  exact.addEventListener("change", () => { slider.value = exact.value = known(exact.value); });
  place.addEventListener("input", update);
  place.hidden = false;
  update();
};

// MARK: Words

// Options of the command line, as --classes, stay on one line.
const keepOptionsWhole = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (/--[a-z]/.test(walker.currentNode.data)) found.push(walker.currentNode);
  }
  found.filter((node) => !node.parentNode.closest("script, style, svg, code")).forEach((node) =>
    node.replaceWith(...node.data.split(/(--[a-z][a-z-]*)/).map((part, index) =>
      index % 2 ? make("span", { className: "option" }, part) : part)));
};

// MARK: Links

const addAnchor = (heading) => {
  const href = `#${heading.parentNode.id}`;
  heading.append(" ", make("a", { className: "anchor", href, ariaLabel: word("anchor") }, "#"));
};

// Shows what the address leads to, however it was folded or filtered away, and goes there.
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    each("input[type=search]", (input) => {
      input.value = "";
      input.dispatchEvent(new Event("input"));
    });
  }
  const own = target?.querySelector(":scope > .fold");
  if (own) own.open = true;
  for (let fold = target; fold; fold = fold.parentNode.closest?.("details")) {
    if (fold.matches("details")) fold.open = true;
  }
  target?.scrollIntoView();
};

each("table[data-copy]", makeCopyable);
each("figure", makeFigureCopyable);
each("table[data-filterable]", makeFilterable);
each("table[data-sortable]", makeSortable);
each(".thresholds[data-thresholds]", makeThresholds);
each("main > section[id] > h2", addAnchor);
attempt(makeReadout);
attempt(keepOptionsWhole);
["pointerover", "focusin"].forEach((type) => on(type, linkPlaces));
addEventListener("hashchange", () => attempt(openTarget));
attempt(openTarget);
