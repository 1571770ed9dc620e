export * from './types';
export { apiVersionOf, groupOf } from './apiVersion';
export { DefaultObjectStore } from './DefaultObjectStore';
export { jsonPathValues } from './jsonPath';
export { kubeTime } from './newObject';
export { hubResourceTypes, siteResourceTypes } from './resourceTypes';
