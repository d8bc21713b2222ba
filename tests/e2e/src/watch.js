// Tells the server of the tests what only a console would say, and whom the page asks but that server.
(() => {
  const tell = (words) => navigator.sendBeacon("told", words);
  for (const level of ["warn", "error"]) {
    const own = console[level];
    console[level] = (...said) => {
      tell(`${level}: ${said.map(String).join(" ")}`);
      own.apply(console, said);
    };
  }
  addEventListener("error", (event) => tell(`error: ${event.message ?? "something did not load"}`), true);
  addEventListener("unhandledrejection", (event) => tell(`rejected: ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    tell(`forbidden by ${event.effectiveDirective}: ${event.blockedURI}`);
  });
  new PerformanceObserver((list) => {
    for (const { name, responseStatus } of list.getEntries()) {
      if (responseStatus >= 400) tell(`answered ${responseStatus}: ${name}`);
      const url = new URL(name, location.href);
      if (!["data:", "blob:"].includes(url.protocol) && url.origin !== location.origin) tell(`asked: ${name}`);
    }
  }).observe({ type: "resource", buffered: true });
})();
