import { shell, type WebContents } from 'electron';
import { readDocumentationLink } from '../shared/contract/documentation-links.ts';

/** Holds a page to where it is: no navigation, no further window, no embedded page. For every page that the app ever has. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    const link = readDocumentationLink(url);
    if (link !== undefined) void shell.openExternal(link);
    return { action: 'deny' };
  });
  const stay = (details: { readonly url: string; preventDefault(): void }) => {
    // Reloading is a navigation to where we are.
    if (details.url !== contents.getURL()) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (details) => {
    // The page has no frames; one that somebody made stays empty.
    if (!details.isMainFrame) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
