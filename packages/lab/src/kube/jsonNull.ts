/** JSON's null, which the wire needs (a removed key in a patch, an empty table cell) and this code base does not. */
export const JSON_NULL: unknown = JSON.parse('null');
