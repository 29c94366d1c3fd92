export * from './build.js';
export * from './model.js';
