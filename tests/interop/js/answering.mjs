// Answers each line of JSON on standard input with a line of JSON: `{found}` or `{error}`.
// The modules are in the folder that the first argument names.

import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const modules = path.resolve(process.argv[2]);
const resolve = createRequire(path.join(modules, "x.js")).resolve;

/** A module from that folder, by the file that `import` would take. */
export const load = (name, file) => import(pathToFileURL(file ? path.join(modules, name, file) : resolve(name)));

/** The code point at a place that is counted in UTF-16 units. */
export const codePoint = (text, unit) => [...text.slice(0, unit)].length;

export async function answer(work) {
  // What a loader has to say must not come between the answers.
  console.log = console.info = console.warn = console.error;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = { found: await work(JSON.parse(line)) };
    } catch (error) {
      reply = { error: `${error?.stack ?? error}`.split("\n").slice(0, 3).join(" ") };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
}
