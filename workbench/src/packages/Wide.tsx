import type { ReactNode } from 'react';

/** A table that may be wider than the page: it is scrolled by itself, with keys as well. */
export function Wide({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what holds nothing to press can be scrolled with keys only so.
    <section className="scroll" aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
