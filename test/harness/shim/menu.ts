/** What a test sees of a menu item. */
export interface Item {
  id?: string;
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  registerAccelerator?: boolean;
  enabled?: boolean;
  toolTip?: string;
  submenu?: Item[];
  click?: () => void;
}

let current: Menu | null = null;

export class Menu {
  readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Item[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    current = menu;
  }
}

/** Returns the application's menu as plain values. */
export function menuItems(items: readonly Item[] = current?.items ?? []): Item[] {
  return items.map(({ click: _, submenu, ...item }) => ({ ...item, ...(submenu ? { submenu: menuItems(submenu) } : {}) }));
}

/** Clicks an item of the application's menu, by labels or roles from the top; reports whether it is there and can be chosen. */
export function clickMenu(path: readonly string[]): boolean {
  let items = current?.items;
  let item: Item | undefined;
  for (const name of path) {
    item = items?.find(({ label, role }) => label === name || label?.replace('&', '') === name || role === name);
    items = item?.submenu;
  }
  if (item === undefined || item.enabled === false) return false;
  item.click?.();
  return true;
}
