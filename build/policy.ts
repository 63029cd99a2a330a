const directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  // KaTeX places its glyphs by style attributes; style elements stay forbidden.
  'style-src-attr': "'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** The content policy as a meta tag: static hosts cannot send headers. */
export const policy = `<meta http-equiv="Content-Security-Policy" content="${Object.entries(
  directives,
)
  .map((directive) => directive.join(' '))
  .join('; ')}" />`;
