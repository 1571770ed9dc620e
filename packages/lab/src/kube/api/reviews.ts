import type { Request } from 'express';
import { badRequest } from '../errors';
import { isRecord } from '../patch/mergePatch';
import type { KubeUser } from './access';
import type { ApiContext } from './ApiContext';
import { parseBody } from './requestBody';

const PATHS: Record<
  string,
  (context: ApiContext, user: KubeUser, spec: any) => object
> = {
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': accessReview,
  '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews': rulesReview,
  '/apis/authentication.k8s.io/v1/selfsubjectreviews': (_context, user) => ({
    userInfo: { username: user.name, groups: user.groups },
  }),
};

/** The answer to a review that a client posts about itself; undefined for another path. */
export function review(
  context: ApiContext,
  user: KubeUser,
  request: Request,
): object | undefined {
  const answer = PATHS[request.path];
  if (!answer || request.method !== 'POST') {
    return undefined;
  }
  const body = parseBody(request);
  if (!isRecord(body)) {
    throw badRequest('the body of the request is not an object');
  }
  return {
    kind: body.kind,
    apiVersion: body.apiVersion,
    metadata: {},
    ...(body.spec !== undefined && { spec: body.spec }),
    status: answer(context, user, body.spec ?? {}),
  };
}

function accessReview(
  { authorizer, store }: ApiContext,
  user: KubeUser,
  spec: any,
): object {
  const attributes = spec.resourceAttributes;
  if (!attributes) {
    return { allowed: true };
  }
  const { verb = '', group = '', resource = '', subresource } = attributes;
  const { namespace, name } = attributes;
  const request = {
    verb,
    group,
    resource,
    subresource: subresource || undefined,
    namespace: namespace || undefined,
    name: name || undefined,
  };
  if (!authorizer.allows(user, request)) {
    return { allowed: false };
  }
  const visible = name ? authorizer.visible(user, request) : undefined;
  const type = store
    .types()
    .find(entry => entry.group === group && entry.plural === resource);
  const object = type && store.get({ ...type, namespace, name });
  return { allowed: !visible || Boolean(object && visible(object)) };
}

function rulesReview(
  { authorizer }: ApiContext,
  user: KubeUser,
  spec: any,
): object {
  return {
    resourceRules: authorizer.rules(user, spec.namespace ?? 'default'),
    nonResourceRules: [
      {
        verbs: ['get'],
        nonResourceURLs: [
          '/api',
          '/api/*',
          '/apis',
          '/apis/*',
          '/version',
          '/livez',
          '/readyz',
          '/healthz',
        ],
      },
    ],
    incomplete: false,
  };
}
