// Of each article of a page: its id, heading, paragraphs, and the words that the marks of each annotation hold.

import { readFile } from "node:fs/promises";
import { answer, load } from "./answering.mjs";

const { JSDOM, VirtualConsole } = await load("jsdom");

await answer(async ({ path }) => {
  // A console of its own, which nobody reads: jsdom does not know all of today's CSS and says so at length.
  const { document } = new JSDOM(await readFile(path), { virtualConsole: new VirtualConsole() }).window;
  for (const number of document.querySelectorAll("a.ref")) number.remove();
  return [...document.querySelectorAll("article")].map((article) => {
    const marks = {};
    for (const mark of article.querySelectorAll("h2 mark, section.text mark")) {
      marks[mark.dataset.a] = (marks[mark.dataset.a] ?? "") + mark.textContent;
    }
    return {
      id: article.dataset.id,
      heading: article.querySelector("h2").textContent,
      paragraphs: [...article.querySelectorAll("section.text p")].map((it) => it.textContent),
      marks,
    };
  });
});
