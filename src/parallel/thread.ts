import type { Answer, Order } from './messages.js';
import { type Carrier, openCarrier } from './platform.js';

type Dead = Extract<Answer, { kind: 'dead' }>;

/** A worker that is asked one thing at a time. Once it is dead, every answer is that it is. */
export class Thread {
  #carrier: Carrier;
  #unheard: Answer[] = [];
  #waiting: ((answer: Answer) => void) | undefined;
  #dead: Dead | undefined;

  /** @throws {Error} If the platform refuses to start it. */
  constructor(script: URL) {
    this.#carrier = openCarrier(script, (answer) => this.#hear(answer));
  }

  get isDead(): boolean {
    return this.#dead !== undefined;
  }

  /** The next thing that it says. */
  async next(): Promise<Answer> {
    return this.#unheard.shift() ?? this.#dead ?? new Promise((resolve) => (this.#waiting = resolve));
  }

  /** @throws {DOMException} If the order holds what cannot be cloned. */
  ask(order: Order): Promise<Answer> {
    this.#carrier.post(order);
    return this.next();
  }

  /** Ends it at once, in the middle of whatever it does. Who waits for it hears that it is dead. */
  async end(): Promise<void> {
    this.#hear({ kind: 'dead', why: 'it was ended' });
    await this.#carrier.end();
  }

  #hear(answer: Answer): void {
    if (this.#dead) return;
    if (answer.kind === 'dead') this.#dead = answer;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting(answer);
    else if (answer.kind !== 'dead') this.#unheard.push(answer);
  }
}
