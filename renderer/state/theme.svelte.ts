import type { Settings } from '../../shared/contract/requests.ts';

/** Gives the page the theme of the settings, and follows the system where they say so. */
export function followTheme(theme: () => Settings['theme']): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  $effect(() => {
    const wanted = theme();
    const show = () => (document.documentElement.dataset['theme'] = wanted === 'system' ? (dark.matches ? 'dark' : 'light') : wanted);
    show();
    dark.addEventListener('change', show);
    return () => dark.removeEventListener('change', show);
  });
}
