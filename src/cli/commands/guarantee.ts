import { join } from 'node:path';
import { guaranteeJson } from '../../lens/index.js';
import { counted } from '../../lens/text.js';
import { exportProfile } from '../../process/export/index.js';
import { findingText } from '../../report/findingText.js';
import { nearest } from '../../shared/nearest.js';
import { type AskedFlags, askedCase, worldLines } from '../askedCase.js';
import { assessCase } from '../assessCase.js';
import { ExportFolder } from '../exportFolder.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { version } from '../version.js';
import { finish, withBudget } from '../work.js';

export interface GuaranteeOptions extends OutputOptions, AskedFlags {
  time?: number;
  package?: string;
  export?: string;
}

/** How long the peace of each package would last, as findings, as JSON, and as files for other model checkers. */
export async function guarantee(path: string, options: GuaranteeOptions): Promise<number> {
  const { c, drawn } = askedCase(path, options);
  if (!c.guarantee) {
    throw new UserError(
      1,
      `${path} says nothing about commitments, so there is no game to play: see abide help language`,
    );
  }
  if (options.package !== undefined && !c.packages.some(({ id }) => id === options.package)) {
    const ids = c.packages.map(({ id }) => id);
    const near = nearest(options.package, ids);
    const instead = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${ids.join(', ')}`;
    throw new UserError(2, `no package '${options.package}'; ${instead}`);
  }
  const folder = options.export === undefined ? undefined : new ExportFolder(options.export);
  // The answers speak first of the first package.
  const first = c.packages.filter(({ id }) => id === options.package);
  const asked = { ...c, packages: [...first, ...c.packages.filter((p) => !first.includes(p))] };
  const {
    assessment,
    guarantee: result,
    partial,
  } = await withBudget(options.time, (budget) => assessCase(asked, budget, 'all'));
  if (!result)
    throw new UserError(3, `nothing was played: ${partial ?? 'the case names no package, and none was found'}`);
  if (folder) {
    for (const profile of result.profiles) {
      const { model, players, horizonSteps } = profile.answers.game;
      const causes = model.endings.causes.flatMap((cause, k) => (cause.endsWith('| nobody') ? [k] : []));
      const files = exportProfile(model, profile.answers.solution.behaviour, profile.answers.forward, {
        name: profile.packages[0]!.id,
        open: [players.length - 1],
        steps: horizonSteps,
        bounds: [{ causes, most: true, chance: profile.exposure }],
      });
      for (const [name, text] of Object.entries(files)) {
        folder.write(join(profile.packages[0]!.id, name), text);
      }
    }
    folder.close(drawn);
    console.error(`exported: ${counted(result.profiles.length, 'game')} to ${options.export}`);
  }
  const findings = assessment.findings.filter(({ lens }) => lens === 'guarantee');
  emit(
    options,
    () => ({ abide: version, ...(partial && { partial }), ...drawn, ...guaranteeJson(asked, assessment.case, result) }),
    () => [...worldLines(drawn), ...findings.flatMap((finding) => [...findingText(finding), ''])].join('\n'),
  );
  return finish(partial);
}
