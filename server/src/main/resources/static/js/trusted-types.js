/* Loaded first: markup from our own server may be shown; of scripts and workers only our own addresses run. */
const own = (url) => {
  if (new URL(url, location.href).origin !== location.origin) { throw new TypeError("foreign script"); }
  return url;
};
if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", { createHTML: (markup) => markup, createScriptURL: own });
}
