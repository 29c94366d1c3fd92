import { Modal, Switch } from '@mantine/core';
import { texts } from '../texts.js';

/** The sheet of shortcuts; single letters can be turned off, for those whose voice control types them. */
export function Shortcuts({
  opened,
  onClose,
  letters,
  onLetters,
}: {
  opened: boolean;
  onClose: () => void;
  letters: boolean;
  onLetters: (on: boolean) => void;
}) {
  const words = texts.shortcuts;
  return (
    <Modal opened={opened} onClose={onClose} title={words.name} closeButtonProps={{ 'aria-label': words.close }}>
      <table className="shortcuts">
        <tbody>
          {words.list.map(([keys, does]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch label={words.letters} checked={letters} onChange={(event) => onLetters(event.currentTarget.checked)} />
    </Modal>
  );
}
