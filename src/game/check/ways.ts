import { children, type Game } from '../model.js';

/** How each node is come to. */
export interface Ways {
  /** Per node: the node before it, −1 at the root. */
  parent: Int32Array;
  /** Per node: index of the action that leads to it, −1 at the root. */
  action: Int32Array;
}

export function waysTo(game: Game): Ways {
  const parent = new Int32Array(game.end.length).fill(-1);
  const action = new Int32Array(game.end.length).fill(-1);
  for (let v = 0; v < game.end.length; v++) {
    let a = 0;
    for (const child of children(game, v)) {
      parent[child] = v;
      action[child] = a++;
    }
  }
  return { parent, action };
}
