export * from './refStrings';
