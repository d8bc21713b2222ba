// W3C Web Annotations in a page made by jsdom: one element an article, whose text is the article's.
// `mode` says what resolves the selectors.

import { readFile } from "node:fs/promises";
import { answer, codePoint, load } from "./answering.mjs";

const { JSDOM } = await load("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
// Both libraries look for these as globals.
for (const name of ["window", "document", "Node", "NodeFilter", "Range", "HTMLElement", "XPathResult", "getComputedStyle"]) {
  globalThis[name] ??= name === "window" ? window : window[name];
}
const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await load("@apache-annotator/dom", "lib/index.js");

const pagesOf = (file) => [...(file.first ? [file.first] : []), ...(file.pages ?? [])];
const listed = (value) => (Array.isArray(value) ? value : [value]);
const labelOf = (it) => it.body.find((body) => body.purpose === "tagging").value;
const selector = (target, type) => listed(target.selector).find((it) => it.type === type);

function shown(text) {
  const article = window.document.createElement("article");
  article.append(text);
  window.document.body.replaceChildren(article);
  return article;
}

/** The places that a selector finds, counted in code points. */
async function places(matcher, article) {
  const found = [];
  for await (const range of matcher(article)) {
    const before = window.document.createRange();
    before.selectNodeContents(article);
    before.setEnd(range.startContainer, range.startOffset);
    const start = codePoint(article.textContent, before.toString().length);
    found.push({ start, text: range.toString() });
  }
  return found;
}

const modes = {
  async position(article, target) {
    return (await places(createTextPositionSelectorMatcher(selector(target, "TextPositionSelector")), article))[0];
  },

  /** Words that stand in several places with the same words around them are found in each. */
  async quote(article, target) {
    const all = await places(createTextQuoteSelectorMatcher(selector(target, "TextQuoteSelector")), article);
    const { start } = selector(target, "TextPositionSelector");
    return all.find((it) => it.start === start) ?? all[0];
  },
};

async function byAnnotator(file, mode) {
  const found = [];
  for (const [document, page] of pagesOf(file).entries()) {
    const article = shown(page.document.value);
    for (const it of page.items.filter((item) => item.motivation === "tagging")) {
      for (const target of listed(it.target)) {
        const place = await modes[mode](article, target);
        if (!place) throw new Error(`${it.id}: ${JSON.stringify(target.selector)} is found nowhere`);
        found.push({ document, label: labelOf(it), ...place });
      }
    }
  }
  return found;
}

/** Recogito's own parser. It counts UTF-16 units, so the words are those of the quote; the offsets are as in the file. */
async function byRecogito(file) {
  const { W3CTextFormat } = await load("@recogito/text-annotator", "dist/text-annotator.es.js");
  const found = [];
  for (const [document, page] of pagesOf(file).entries()) {
    for (const it of page.items.filter((item) => item.motivation === "tagging")) {
      const { parsed, error } = W3CTextFormat(listed(it.target)[0].source).parse(it);
      if (error) throw error;
      for (const { quote, start } of parsed.target.selector) {
        found.push({ document, label: labelOf(it), start, text: quote });
      }
    }
  }
  return found;
}

/** How many statements jsonld.js makes of the file. */
async function quads(file, context) {
  const { default: jsonld } = await load("jsonld");
  const documentLoader = async (documentUrl) => {
    if (documentUrl !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`${documentUrl} is not here`);
    return { documentUrl, document: JSON.parse(await readFile(context, "utf8")) };
  };
  return (await jsonld.toRDF(file, { documentLoader })).length;
}

await answer(async ({ path, mode, context }) => {
  const file = JSON.parse(await readFile(path, "utf8"));
  if (mode === "quads") return quads(file, context);
  return mode === "recogito" ? byRecogito(file) : byAnnotator(file, mode);
});
