/**
 * Puts other markup into a chapter and leaves it as its reader had it: what was unfolded stays so, and the focus is where
 * it was, on something of the same id or name, or on a link to the same place.
 */
export function keepPlace(root: ShadowRoot, replace: () => void): void {
  const before = foldsOf(root);
  const focus = root.activeElement;
  const like = focus && likeOf(focus);
  const at = like ? like(root).indexOf(focus as HTMLElement) : -1;
  replace();
  for (const [key, fold] of foldsOf(root)) fold.open = before.get(key)?.open ?? fold.open;
  if (!like) return;
  const alike = like(root);
  const again = alike[at] ?? alike[0];
  if (!again) return;
  if (focus.hasAttribute('tabindex')) again.tabIndex = -1;
  again.focus({ preventScroll: true });
}

/** What finds an element in other markup of the same chapter, perhaps with others. */
function likeOf(element: Element): ((root: ShadowRoot) => HTMLElement[]) | undefined {
  const name = ['id', 'aria-label', 'href'].find((one) => element.getAttribute(one));
  if (!name) return undefined;
  const value = element.getAttribute(name);
  return (root) =>
    [...root.querySelectorAll<HTMLElement>(`[${name}]`)].filter((one) => one.getAttribute(name) === value);
}

/** What can be folded, by what it stands in and its place there. */
function foldsOf(root: ShadowRoot): Map<string, HTMLDetailsElement> {
  const folds = new Map<string, HTMLDetailsElement>();
  for (const fold of root.querySelectorAll('details')) {
    const within = fold.parentElement?.closest('[id]')?.id ?? '';
    let n = 0;
    while (folds.has(`${within} ${n}`)) n++;
    folds.set(`${within} ${n}`, fold);
  }
  return folds;
}
