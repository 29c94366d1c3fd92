import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { caseSpace } from '../../lens/index.js';
import { readInput, resultJson, writeText } from '../../settlement/formats/index.js';
import { packagesOfPoint } from '../../settlement/packagesOfPoint.js';
import { settle } from '../../settlement/settle.js';
import type { DealSpace } from '../../settlement/space.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions, printDiagnostics, UserError } from '../output.js';
import { tooLarge } from '../tooLarge.js';
import { startWork } from '../work.js';

export interface SettleOptions extends OutputOptions {
  all?: boolean;
  time?: number;
}
