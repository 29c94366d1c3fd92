export * from './build.js';
export * from './commitment/index.js';
export * from './model.js';
