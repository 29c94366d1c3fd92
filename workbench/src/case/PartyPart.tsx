import { texts } from '../texts.js';
import { AddPoints } from './AddPoints.js';
import { Branch, BranchEntry } from './Branch.js';
import { Fold } from './Fold.js';
import { NamedTools } from './NamedTools.js';
import { NumberField } from './NumberField.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';
import { pathOf } from './outlineTree.js';

/** A party with all that the case says of it: who it is, what it has without agreement, what it wants. */
export function PartyPart({ id }: { id: string }) {
  const { tree, c } = useOutline();
  const noDeal = tree.get(`no-deal.${id}`);
  return (
    <Fold id={`parties.${id}`} label={labelOf(['parties', id], tree, c)} note={id}>
      {() => (
        <>
          <Branch path={`parties.${id}`} />
          {noDeal && <BranchEntry entry={noDeal} called={texts.outline.keys['no-deal']} />}
          <ValuesPart id={id} />
          <NamedTools keys={['parties', id]}>
            <AddPoints party={id} />
          </NamedTools>
        </>
      )}
    </Fold>
  );
}

function ValuesPart({ id }: { id: string }) {
  const { tree } = useOutline();
  return tree.below(`values.${id}`).map((entry) =>
    entry.keys.at(-1) === 'weight' ? (
      <Fold key="weight" id={pathOf(entry)} label={texts.outline.keys.weight}>
        {() => <WeightsPart id={id} />}
      </Fold>
    ) : (
      <BranchEntry key={pathOf(entry)} entry={entry} />
    ),
  );
}

/** Weights, each with a bar of its share; of an order its mean shares. */
function WeightsPart({ id }: { id: string }) {
  const { tree, c, numbers } = useOutline();
  const path = `values.${id}.weight`;
  const shares = c?.parties.find((party) => party.id === id)?.values?.shares ?? {};
  return (
    <>
      {tree.below(path).map((entry) => {
        const number = numbers.get(pathOf(entry));
        if (!number) return <BranchEntry key={pathOf(entry)} entry={entry} />;
        const label = labelOf(entry.keys, tree, c);
        return <NumberField key={number.path} number={number} label={label} share={shares[entry.keys.at(-1)!]} />;
      })}
      {tree.get(`${path}.order`) &&
        Object.entries(shares).map(([issue, share]) => (
          <div key={issue} className="field-line">
            <span className="label">{c?.issues.find((one) => one.id === issue)?.name ?? issue}</span>
            <span className="share">
              <span style={{ width: `${100 * share}%` }} />
            </span>
            <span className="quantity">{texts.outline.share(share)}</span>
          </div>
        ))}
    </>
  );
}
