import { Command, CommanderError } from 'commander';
import { nearest } from '../shared/nearest.js';
import { stop, UserError } from './output.js';
import { version } from './version.js';
import { worldFlags } from './worldFlags.js';

/** Runs a command line and gives its exit status: 0 fine, 1 the input is at fault, 2 usage, 3 a limit was reached. */
export async function run(args: string[]): Promise<number> {
  let status = 0;
  const program = new Command('abide')
    .description('Will they sign it, and will it hold?')
    .version(version, '-v, --version')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride();
  /** Each command's code is loaded when it is run, so that `abide` alone answers at once. */
  const runs =
    <T extends unknown[]>(load: () => Promise<(...args: T) => Promise<number> | number>) =>
    async (...args: T) => {
      status = await (await load())(...args);
    };
  const set = (command: Command) =>
    command.option('--set <key=value...>', 'change the case for this run: ua.no-deal=45, ratification=executive');
  const oneWorld = (command: Command) =>
    set(command)
      .option('--world <number>', 'answer in this drawn world, counted from 0, rather than at the medians')
      .option('--samples <number>', 'with --world: of so many (1024 when left out), as assess and sample draw them')
      .option('--seed <number>', 'with --world: drawn from this seed (0 when left out)');
  const limits = (command: Command) => command.option('--time <seconds>', 'stop after so many seconds', positive);
  const output = (command: Command) =>
    command
      .option('--json', 'print the result as JSON, alone, on standard output')
      .option('--out <file>', 'write it to a file instead')
      .option('--force', 'overwrite a file that Abide did not write (a copy is kept)');

  output(worldFlags(limits(set(program.command('assess').argument('<case>', 'a folder with case.yaml, or a file')))))
    .description('answer the case: who would sign, who blocks, what would open it')
    .option('--long', 'the whole brief instead of one screen')
    .option('--report <file>', 'write the report as one HTML file')
    .option('--watch', 'answer again whenever the case is saved, and say what moved')
    .action(runs(async () => (await import('./commands/assess.js')).assess));
  output(program.command('check').argument('<case...>'))
    .description('list all that is wrong with a case, at once')
    .action(runs(async () => (await import('./commands/check.js')).check));
  output(set(program.command('show').argument('<case>')))
    .description('read the case back in words and a table')
    .action(runs(async () => (await import('./commands/show.js')).show));
  output(limits(oneWorld(program.command('explain').argument('<case>').argument('<package>').argument('[party]'))))
    .description('value of a package, term by term; what would win who refuses')
    .action(runs(async () => (await import('./commands/explain.js')).explain));
  output(limits(oneWorld(program.command('compare').argument('<case>').argument('<a>').argument('[b]'))))
    .description('two packages of a case, or two cases: who gains, who loses, what flips')
    .action(runs(async () => (await import('./commands/compare.js')).compare));
  output(set(program.command('grounds').argument('<case>')))
    .description('what the numbers of a case rest on, and how they stand beside past cases, the worst first')
    .option('--long', 'with all tables')
    .action(runs(async () => (await import('./commands/grounds.js')).groundsCommand));
  output(limits(oneWorld(program.command('guarantee').argument('<case>'))))
    .description('how long each package would hold, and whether help would come')
    .option('--package <name>', 'ask first of this package')
    .option('--export <dir>', 'write the games for PRISM and Storm: chains, decision processes, what to expect')
    .action(runs(async () => (await import('./commands/guarantee.js')).guarantee));
  output(limits(oneWorld(program.command('offer').argument('<case>'))))
    .description('does the deadline of an offer work: accept, counter or wait, and what it does to each side')
    .option('--offer <name>', 'which offer, where the case has several')
    .option('--export <file>', 'write the tree of the game for Gambit, and the equilibrium beside it (.efg)')
    .action(runs(async () => (await import('./commands/offer.js')).offer));
  limits(worldFlags(set(program.command('sample').argument('<case>'))))
    .description('draw worlds and answer each: a table for tools of your own, one row a world')
    .requiredOption('--out <file>', 'where to write it: a name that ends in .csv or .parquet')
    .option('--inputs-only', 'write the numbers that are drawn, and answer nothing')
    .option('--force', 'overwrite files that are there (copies are kept), begin the checkpoint anew')
    .action(runs(async () => (await import('./commands/sample.js')).sample));
  output(limits(set(program.command('settle').argument('<input>', 'a case, a GENIUS or NegoLog folder, or JSON'))))
    .description('frontier, solutions and counts of any deal space')
    .option('--all', 'list every package of each frontier point')
    .action(runs(async () => (await import('./commands/settle.js')).settleCommand));
  output(limits(program.command('game').argument('<file>', "a game in Gambit's format .efg or .nfg")))
    .description('describe a finite game, solve it, check a profile')
    .option(
      '--find <what>',
      'value, one, all, pure, subgame-perfect, sequential, logit, dominance, correlated, stackelberg',
    )
    .option('--profile <file>', 'check this profile of an .efg: is it a sequential equilibrium?')
    .option('--normalise', 'divide chances of an .efg that do not sum to 1 by their sum, instead of refusing the file')
    .action(runs(async () => (await import('./commands/game.js')).gameCommand));
  output(worldFlags(limits(set(program.command('sensitivity').argument('[case]')))))
    .description(
      'what would change the answers of a case; or, from --design and --output, which input drives an output',
    )
    .option('--answer <name>', 'about this answer alone; list: the names of all of them')
    .option('--sobol', 'shares of the variance by groups of numbers, alone and with all others, from new worlds')
    .option('--shapley', 'shares of the variance by groups of numbers that add up to all of it, from new worlds')
    .option('--by <what>', 'groups of --sobol and --shapley: party, issue or lens (party when left out)')
    .option('--long', 'with tables and certificates')
    .option('--design <file>', 'data made elsewhere: a row of inputs for each run, as SALib writes it')
    .option('--output <file>', 'with --design: the output of each run, in the same order')
    .option('--method <name>', 'with --design: sobol, morris or given-data; left out: what the design was made for')
    .option('--column <name>', 'with --design: which column of the output, where it has several')
    .option('--group <name=inputs...>', 'with --design: inputs that the design moves together: economy=x1,x2')
    .option('--levels <number>', 'with --design: levels of the grid of a Morris design', '4')
    .option('--bins <number>', 'with --design: bins for given data; left out: ten rows in each, at most 100')
    .option('--resamples <number>', 'with --design: how often the data are resampled for the intervals', '1000')
    .action(runs(async () => (await import('./commands/sensitivity.js')).sensitivity));
  output(program.command('survive').argument('<file>', 'a table with a row of names, one row for each case'))
    .description('how long cases lasted: survival curves with numbers at risk, competing causes, whether groups differ')
    .requiredOption('--time <column>', 'when following ended: with an event, or while it still lasted')
    .option('--status <column>', 'whether it ended with an event: 0 and 1, FALSE and TRUE, or 1 and 2')
    .option('--start <column>', 'when following began, where that is late or a case is cut into stretches')
    .option('--by <column>', 'groups, each with a curve of its own')
    .option('--cause <column>', 'how it ended, where it can end in several ways; without --status, 0 is still lasting')
    .option('--cox <formula>', 'in place of curves, what the hazard depends on (Cox): "age + sex", as R writes it')
    .option('--fine-gray <formula>', 'what the share that has ended by each --cause depends on')
    .option('--regress <formula>', 'what durations of a given form depend on; "1" for no covariates')
    .option('--logit <formula>', 'what the odds to end in a period depend on')
    .option('--ties <kind>', 'with --cox, events at one time: efron, breslow or exact; efron when left out')
    .option('--dist <form>', 'with --regress: weibull, exponential, lognormal or loglogistic; weibull when left out')
    .option('--lasting <formula>', 'with --regress: a share lasts for ever, and what it depends on; "1" for nothing')
    .option(
      '--hazard <form>',
      'with --logit, how odds change by period: cubic, steps, log or constant; cubic when left out',
    )
    .option('--period <length>', 'with --logit, the length of a period; 1 when left out')
    .option(
      '--strata <column>',
      'with --cox or --fine-gray, rows are compared within these alone; with --by, in the tests',
    )
    .option(
      '--cluster <column>',
      'rows that hang together: with a regression errors are robust; with --bootstrap, whole clusters are drawn',
    )
    .option(
      '--bootstrap <times>',
      'draw clusters (without --cluster, rows) anew so often: intervals of the curves from that',
    )
    .option('--seed <number>', 'with --bootstrap, another seed draws others; 0 when left out')
    .option(
      '--weights <column>',
      'how many equal rows each stands for; with --cox, --fine-gray or --regress any weight above 0',
    )
    .option('--shrink <what>', 'with --by, share or rate: what ended of each group, drawn towards the others')
    .option('--id <column>', 'with --fine-gray and --start, what each row is a stretch of')
    .option('--conf-type <kind>', 'intervals of curves: log, log-log or plain, as in R; log when left out')
    .option('--level <percent>', 'chance with which an interval holds the truth, in per cent', '95')
    .option('--at <times>', 'tell these times, in place of round ones or, with --json, of all: 1,5,10')
    .option(
      '--svg <file>',
      'draw the curves, with bands and numbers at risk; with a regression, residuals, or a folder for a file each',
    )
    .action(runs(async () => (await import('./commands/survive.js')).survive));
  program
    .command('open')
    .argument('[case]', 'a folder with case.yaml, or a file; the Berlin case when left out')
    .description('the workbench: change a number in the browser, see what happens; serves this machine alone')
    .option('--port <number>', 'listen on this port; left out: on 4786 if it is free')
    .option('--no-browser', 'print the address and open nothing')
    .action(runs(async () => (await import('./commands/open.js')).open));
  program
    .command('new')
    .argument('<name>')
    .description('start a case of your own: fifteen lines that already answer')
    .action(runs(async () => (await import('./commands/new.js')).newCase));
  program
    .command('help')
    .argument('[topic]')
    .description('a page about a topic; without one, the list of topics')
    .action(runs(async () => (await import('./commands/help.js')).help));
  program.on('command:*', ([name]: string[]) => {
    const names = program.commands.map((command) => command.name());
    const near = nearest(name!, names);
    const instead = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${names.join(', ')}`;
    throw new UserError(2, `no command '${name}'; ${instead}`);
  });

  try {
    if (args.length === 0) {
      console.log((await import('./commands/help.js')).firstSteps);
      return 0;
    }
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UserError) return stop(error);
    throw error;
  }
}

function positive(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UserError(2, `--time takes a number of seconds above 0, not '${text}'`);
  return seconds;
}
