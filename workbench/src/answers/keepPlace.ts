/**
 * Puts other markup into a chapter and leaves it as its reader had it: what was unfolded stays so, and the focus is where
 * it was, on something of the same id or name.
 */
export function keepPlace(root: ShadowRoot, replace: () => void): void {
  const before = foldsOf(root);
  const focus = root.activeElement;
  const [id, label] = [focus?.id, focus?.getAttribute('aria-label')];
  replace();
  for (const [key, fold] of foldsOf(root)) fold.open = before.get(key)?.open ?? fold.open;
  const again = id
    ? root.getElementById(id)
    : label && root.querySelector<HTMLElement>(`[aria-label="${CSS.escape(label)}"]`);
  if (!focus || !again) return;
  if (focus.hasAttribute('tabindex')) again.tabIndex = -1;
  again.focus({ preventScroll: true });
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
