export { type Explicit, explicitChain, explicitMdp } from './explicit.js';
export { type ExportOptions, exportProfile } from './exportProfile.js';
export { prismChain } from './prismChain.js';
