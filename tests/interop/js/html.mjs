// The text of the elements of a page that hold an article's text, as a browser has it.

import { readFile } from "node:fs/promises";
import { answer, load } from "./answering.mjs";

const { JSDOM } = await load("jsdom");

await answer(async ({ path }) => {
  const { document } = new JSDOM(await readFile(path)).window;
  return [...document.querySelectorAll("[data-text]")].map((it) => it.textContent);
});
