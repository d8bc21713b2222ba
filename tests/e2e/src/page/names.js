// Finds what a person or a screen reader finds: by role and accessible name, as the browser computes them.
const CANDIDATES = {
  button: "button, [role=button]",
  checkbox: "input[type=checkbox]",
  combobox: "select, [role=combobox]",
  dialog: "dialog",
  group: "[role=group]",
  heading: "h1, h2, h3",
  image: "[role=img]",
  list: "ul, ol",
  listitem: "li",
  navigation: "nav",
  option: "[role=option]",
  radio: "input[type=radio]",
  region: "section, [role=region]",
  searchbox: "input[type=search]",
  status: "[role=status]",
  textbox: "input, textarea",
  toolbar: "[role=toolbar]",
};

// Of what is far out of sight the browser has computed nothing yet (content-visibility: auto), though it will as
// soon as somebody gets there.
function isPutOff(element) {
  return element !== document && element.checkVisibility({ visibilityProperty: true })
    && !element.checkVisibility({ contentVisibilityAuto: true });
}

function nameOf(element) {
  return isPutOff(element) ? (element.ariaLabel ?? element.textContent.trim()) : accessibleName(element);
}

function byRole(scope, role, name) {
  const root = scope ?? document;
  const all = [root, ...root.querySelectorAll(CANDIDATES[role])];
  const isOfRole = (element) => roleOf(element) === role || (element !== root && isPutOff(element));
  return all.filter((element) => isOfRole(element) && (name === null || nameOf(element) === name));
}

// A file field's name goes on with the name of the file in it.
function fileField(name) {
  const fields = [...document.querySelectorAll("input[type=file]")];
  return fields.find((field) => accessibleName(field).split(": ")[0] === name) ?? null;
}

// An English name as the page says it.
function word(name) {
  return WORDS[name] ?? name;
}

function annotations() {
  const region = byRole(document, "region", word("Annotations"))[0];
  return byRole(region, "list", null).flatMap((list) => byRole(list, "listitem", null))
    .flatMap((item) => byRole(item, "button", null));
}

function articles() {
  const library = byRole(document, "navigation", word("Library"))[0];
  return byRole(library, "list", null).flatMap((list) => byRole(list, "listitem", null))
    .flatMap((item) => byRole(item, "button", null));
}

function isCurrent(element) {
  return element.getAttribute("aria-current") === "true";
}
