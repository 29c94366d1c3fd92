import { texts } from '../texts.js';
import { FieldFrame } from './FieldFrame.js';
import { useOutline } from './outlineContext.js';
import { useOwnEntry } from './useOwnEntry.js';

const ROLES: Record<string, string> = texts.outline.roles;

/** The roles of a party, each to be ticked. */
export function RolesEntry({ keys }: { keys: string[] }) {
  const { workbench, tree } = useOutline();
  const path = keys.join('.');
  const entry = tree.get(path);
  const chosen = tree.below(path).map(({ written }) => written);
  const { writer, readOnly, onOverride } = useOwnEntry(workbench, keys, entry);
  const change = (role: string, has: boolean) => {
    const roles = has ? [...chosen, role] : chosen.filter((one) => one !== role);
    writer.end();
    writer.write(`[${roles.join(', ')}]`);
  };
  return (
    <FieldFrame
      path={path}
      label={texts.outline.keys.roles}
      entry={entry}
      problems={writer.problems}
      onOverride={onOverride}
    >
      <span className="roles">
        {Object.entries(ROLES).map(([role, name]) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              disabled={readOnly}
              onChange={({ target }) => change(role, target.checked)}
            />{' '}
            {name}
          </label>
        ))}
      </span>
    </FieldFrame>
  );
}
