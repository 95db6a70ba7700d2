import { graphql } from "../graphql/gql.ts";

/** All of the practice's roles; an entry in the audit log each time. */
export const ROLES = graphql(/* GraphQL */ `
  query Roles {
    roles {
      id
      version
      name
      description
      shipped
      fixed
      rights
      holderCount
    }
  }
`);

export const ACCESS_RIGHTS = graphql(/* GraphQL */ `
  query AccessRights {
    accessRights {
      right
      name
      label
      description
      section
    }
  }
`);

export const PREVIEW_ACCESS_CHANGE = graphql(/* GraphQL */ `
  query PreviewAccessChange($change: AccessChangeInput!) {
    previewAccessChange(change: $change) {
      summary
      differences {
        user {
          id
          name
          kind
        }
        gained
        lost
      }
      userErrors {
        code
        message
      }
    }
  }
`);
