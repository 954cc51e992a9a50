/**
 * What the page may load and do, in both hosts: its own files, and nothing else. No inline script or style, no other origin,
 * no frame, no form that leaves, and HTML from text only through the framework's own templates.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html cadastre-worker',
].join('; ');
