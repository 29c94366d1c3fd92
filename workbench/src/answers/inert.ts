/** Elements that can load, run or send something, or change how the rest is read. */
const ACTING =
  'script, iframe, object, embed, form, link, meta, base, style, foreignObject, animate, set, portal, template';

/** Attributes of the report that name something: only places in it, pages of the web and images in the text are kept. */
const NAMING = new Set(['href', 'xlink:href', 'src', 'action', 'formaction', 'srcset', 'data', 'poster', 'ping']);

/** Markup as nodes, without anything that could act. @param html From the report, which has escaped every text in it. */
export function inert(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.body.querySelectorAll(ACTING)) element.remove();
  for (const element of parsed.body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const acts = name.startsWith('on') || (NAMING.has(name) && !/^(#|https?:\/\/)/i.test(value.trim()));
      if (acts) element.removeAttribute(name);
    }
    if (element instanceof HTMLAnchorElement && element.getAttribute('href')?.startsWith('http')) {
      element.target = '_blank';
      element.rel = 'noopener noreferrer';
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}
