import { texts } from '../texts.js';
import { Branch } from './Branch.js';
import { Fold } from './Fold.js';
import { NamedTools } from './NamedTools.js';
import { useOutline } from './outlineContext.js';
import { inWords } from './outlineLabels.js';
import { pathOf } from './outlineTree.js';

/** A source or a judgement, with the numbers that rest on it. */
export function GroundPart({ path }: { path: string }) {
  const { c, reveal } = useOutline();
  const id = path.split('.').at(-1)!;
  const resting = (c?.numbers ?? []).filter((number) =>
    [number.ground, ...(number.also ?? [])].some((ground) => ground?.id === id),
  );
  return (
    <Fold id={path} label={inWords(id)} note={texts.outline.count(resting.length)}>
      {() => (
        <>
          <Branch path={path} />
          <NamedTools keys={path.split('.')} />
          {resting.length > 0 && (
            <Fold id={`resting:${path}`} label={texts.outline.resting}>
              {() => (
                <ul className="resting">
                  {resting.map((number) => (
                    <li key={number.path}>
                      <button type="button" className="link" onClick={() => reveal(number.path)}>
                        {number.what}
                      </button>{' '}
                      {number.written}
                    </li>
                  ))}
                </ul>
              )}
            </Fold>
          )}
        </>
      )}
    </Fold>
  );
}

/** All grounds of the case: sources, then judgements. */
export function GroundParts() {
  const { tree } = useOutline();
  return ['sources', 'judgements'].flatMap((top) =>
    tree.below(top).map((entry) => <GroundPart key={pathOf(entry)} path={pathOf(entry)} />),
  );
}
