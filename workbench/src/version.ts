/** Put in by the bundler, from package.json. */
declare const ABIDE_VERSION: string;

export const VERSION: string = ABIDE_VERSION;
