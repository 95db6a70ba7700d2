import { graphql } from "../../lib/graphql/gql.ts";

export const CREATE_ROLE = graphql(/* GraphQL */ `
  mutation CreateRole($input: CreateRoleInput!) {
    createRole(input: $input) {
      role {
        id
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const UPDATE_ROLE = graphql(/* GraphQL */ `
  mutation UpdateRole($input: UpdateRoleInput!) {
    updateRole(input: $input) {
      role {
        id
        version
        name
        description
        shipped
        fixed
        rights
        holderCount
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const DELETE_ROLE = graphql(/* GraphQL */ `
  mutation DeleteRole($input: DeleteRoleInput!) {
    deleteRole(input: $input) {
      deletedRoleId
      userErrors {
        code
        message
      }
    }
  }
`);

export const ROLE_HOLDERS = graphql(/* GraphQL */ `
  query RoleHolders($roleId: ID!) {
    users(filter: { roleIds: [$roleId] }, first: 100) {
      totalCount
      edges {
        node {
          id
          name
          state
        }
      }
    }
  }
`);
