// An element's role and name as assistive technology is told. Chromium says it itself; for other browsers it is worked
// out here, as far as this application needs it, after https://www.w3.org/TR/accname-1.2/.
const INPUT_ROLES = {
  checkbox: "checkbox", color: "colorwell", file: "button", number: "spinbutton", radio: "radio", range: "slider",
  search: "searchbox",
};
const TAG_ROLES = {
  ARTICLE: "article", BUTTON: "button", DIALOG: "dialog", FIELDSET: "group", LI: "listitem", MAIN: "main",
  NAV: "navigation", OL: "list", OPTION: "option", SELECT: "combobox", TEXTAREA: "textbox", UL: "list",
};
const NAMED_BY_CONTENT = ["button", "checkbox", "heading", "link", "menuitem", "option", "radio", "summary", "tab"];

// Whether a person can get at it: it is drawn, and no open dialog or `inert` keeps them out.
function isWithinReach(element) {
  const modal = [...document.querySelectorAll("dialog:modal")].at(-1);
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true], [inert]")
    && (!modal || modal.contains(element));
}

function roleOf(element) {
  if ("computedRole" in Element.prototype) return element.computedRole;
  if (!(element instanceof Element) || !isWithinReach(element)) return "none";
  const said = element.getAttribute("role");
  if (said) return said === "img" ? "image" : said;
  if (element.tagName === "INPUT") return INPUT_ROLES[element.type] ?? "textbox";
  if (element.tagName === "A") return element.hasAttribute("href") ? "link" : "generic";
  if (element.tagName === "SECTION") return accessibleName(element) ? "region" : "generic";
  return /^H[1-6]$/.test(element.tagName) ? "heading" : (TAG_ROLES[element.tagName] ?? "generic");
}

function accessibleName(element) {
  if ("computedName" in Element.prototype) return element.computedName;
  if (!(element instanceof Element)) return "";
  return [...candidates(element)].map(inOneLine).find((words) => words) ?? "";
}

// What may be its name, the strongest first.
function* candidates(element) {
  const named = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  yield named.map((id) => document.getElementById(id)).filter(Boolean)
    .map((other) => other.ariaLabel || contentOf(other)).join(" ");
  yield element.ariaLabel ?? "";
  yield [...(element.labels ?? [])].map((label) => contentOf(label)).join(" ");
  if (element.tagName === "FIELDSET") yield contentOf(element.querySelector("legend"));
  const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
  if (NAMED_BY_CONTENT.includes(role) || /^h[1-6]$|^a$/.test(role)) yield contentOf(element);
  yield element.title ?? "";
  yield element.placeholder ?? "";
}

// With single spaces for line breaks and the like; other white space, such as a narrow no-break space, is kept.
function inOneLine(words) {
  return words.replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");
}

// The words of an element that are said: without what is hidden, and without the fields in a label.
function contentOf(node) {
  if (!node) return "";
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  return [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.data;
    if (child.nodeType !== Node.ELEMENT_NODE || child.matches("[aria-hidden=true], [hidden], input, select, textarea")) {
      return "";
    }
    const { display, visibility } = getComputedStyle(child);
    if (display === "none" || visibility === "hidden") return "";
    const words = child.ariaLabel || contentOf(child) || child.getAttribute("alt") || "";
    return display === "inline" ? words : ` ${words} `;
  }).join("");
}
