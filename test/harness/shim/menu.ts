interface Item {
  label?: string;
  role?: string;
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

/** Clicks an item of the application's menu, by labels or roles from the top; reports whether it is there. */
export function clickMenu(path: readonly string[]): boolean {
  let items = current?.items;
  let item: Item | undefined;
  for (const name of path) {
    item = items?.find(({ label, role }) => label === name || role === name);
    items = item?.submenu;
  }
  item?.click?.();
  return item !== undefined;
}
