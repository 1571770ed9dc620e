import { buildSchema, GraphQLScalarType, type GraphQLSchema } from 'graphql';

/** Arguments that came with ACM 2.16: older servers refuse a query that names them. */
const PAGING = `
    offset: Int
    orderBy: String`;

/** The types of the API, as far as a client meets them. */
export function searchSchema(options: { paging: boolean }): GraphQLSchema {
  const schema = buildSchema(`
  scalar Map

  type Query {
    search(input: [SearchInput]): [SearchResult]
    searchComplete(property: String!, query: SearchInput, limit: Int): [String]
    searchSchema(query: SearchInput): Map
    messages: [Message]
  }

  input SearchFilter {
    property: String!
    values: [String]!
  }

  input SearchInput {
    keywords: [String]
    filters: [SearchFilter]
    limit: Int${options.paging ? PAGING : ''}
    relatedKinds: [String]
  }

  type SearchResult {
    count: Int
    items: [Map]
    related: [SearchRelatedResult]
  }

  type SearchRelatedResult {
    kind: String!
    count: Int
    items: [Map]
  }

  type Message {
    id: String!
    kind: String
    description: String
  }`);
  (schema.getType('Map') as GraphQLScalarType).serialize = value => value;
  return schema;
}
