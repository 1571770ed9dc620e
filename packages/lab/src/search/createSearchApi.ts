import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
} from 'express';
import {
  execute,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Authorizer, KubeUser } from '../kube/api/access';
import type { Lab } from '../Lab';
import { SearchIndex } from './SearchIndex';
import { SearchResolvers } from './SearchResolvers';
import { searchSchema } from './searchSchema';
import type { SearchAccess } from './selectRows';

const PATH = '/searchapi/graphql';

interface GraphqlRequest {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

/** A body that is no JSON. */
const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const message = `json request body could not be decoded: ${error.message}`;
  response
    .status(error.status ?? 500)
    .json({ errors: [{ message }], data: null });
};

/**
 * ACM Search of a hub (search-v2-api): `POST /searchapi/graphql`. Rows of a site are seen by who may create
 * ManagedClusterViews for it; whoever may not is answered 200 with less, or with nothing.
 */
export function createSearchApi(options: {
  lab: Lab;
  hub: string;
  authorizer: Authorizer;
  userOf(authorization: string | undefined): KubeUser | undefined;
  /** Printer columns and conditions of custom resources are collected. */
  columns: boolean;
  /** `offset` and `orderBy`, since ACM 2.16. */
  paging: boolean;
}): express.Router {
  const { lab, hub, authorizer, userOf, columns, paging } = options;
  const index = SearchIndex.create({ lab, hub, columns });
  const schema = searchSchema({ paging });
  const rules = [...specifiedRules, NoSchemaIntrospectionCustomRule];

  const answer = async (
    request: Request,
    response: Response,
    asked: GraphqlRequest,
  ) => {
    const user = callerOf(request, response, userOf);
    if (!user) return;
    const refuse = (errors: readonly GraphQLError[]) =>
      response.status(422).json({ errors, data: null });
    try {
      const document = parse(String(asked.query ?? ''));
      const errors = validate(schema, document, rules);
      if (errors.length > 0) {
        refuse(errors);
        return;
      }
      const result = await execute({
        schema,
        document,
        rootValue: SearchResolvers.create(index, accessOf(user, authorizer)),
        variableValues: asked.variables as Record<string, unknown>,
        operationName: asked.operationName as string | undefined,
      });
      if (!('data' in result)) refuse(result.errors ?? []);
      else response.json(result);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      refuse([error]);
    }
  };

  const router = express.Router();
  const body = express.json({ limit: '10mb', type: () => true });
  router.post(PATH, body, (request, response, next) => {
    answer(request, response, request.body).catch(next);
  });
  router.get(PATH, (request, response, next) => {
    const { query, variables, operationName } = request.query;
    answer(request, response, {
      query,
      variables: variables ? JSON.parse(String(variables)) : undefined,
      operationName,
    }).catch(next);
  });
  router.use(PATH, unreadable);
  return router;
}

/** Its middleware's own answers: no token is 401, a wrong one 403. */
function callerOf(
  request: Request,
  response: Response,
  userOf: (authorization: string | undefined) => KubeUser | undefined,
): KubeUser | undefined {
  const authorization = request.header('authorization');
  const user = userOf(authorization);
  if (!authorization) {
    response.status(401).json({
      message: "Request didn't have a valid authentication token.",
    });
  } else if (!user) {
    response.status(403).json({ message: 'Invalid token' });
  }
  return user;
}

function accessOf(user: KubeUser, authorizer: Authorizer): SearchAccess {
  const clusters = new Map<string, boolean>();
  return {
    cluster: name => {
      const known = clusters.get(name);
      if (known !== undefined) return known;
      const may =
        name === 'local-cluster' ||
        authorizer.allows(user, {
          verb: 'create',
          group: 'view.open-cluster-management.io',
          resource: 'managedclusterviews',
          namespace: name,
        });
      clusters.set(name, may);
      return may;
    },
    onHub: (type, { metadata }) =>
      authorizer.allows(user, {
        verb: 'list',
        group: type.group,
        resource: type.plural,
        namespace: metadata.namespace,
      }),
  };
}
