import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment SetSecurityFields on SetSecurity {
    user {
      id
      name
      kind
      state
    }
    version
    blocked {
      id
      name
    }
    unblocked {
      id
      name
    }
  }
`);

export const SECURED_USERS = graphql(/* GraphQL */ `
  query SecuredUsers($search: String) {
    users(filter: { search: $search }, first: 100) {
      totalCount
      edges {
        node {
          id
          name
          kind
          state
        }
      }
    }
  }
`);

export const SET_SECURITY = graphql(/* GraphQL */ `
  query SetSecurity($userId: ID!) {
    setSecurity(userId: $userId) {
      ...SetSecurityFields
    }
  }
`);

export const PREVIEW_SET_SECURITY = graphql(/* GraphQL */ `
  query PreviewSetSecurity($change: SetSecurityChangeInput!) {
    previewSetSecurity(change: $change) {
      blockCount
      unblockCount
      warnings {
        kind
        sentence
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const SAVE_SET_SECURITY = graphql(/* GraphQL */ `
  mutation SaveSetSecurity($input: SaveSetSecurityInput!) {
    saveSetSecurity(input: $input) {
      setSecurity {
        ...SetSecurityFields
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const SAVE_SET_BLOCKS = graphql(/* GraphQL */ `
  mutation SaveSetBlocks($input: SavePatientSetBlocksInput!) {
    savePatientSetBlocks(input: $input) {
      patientSet {
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

export const BLOCKED_USERS = graphql(/* GraphQL */ `
  query BlockedUsers($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $id) {
      __typename
      id
      ... on PatientSet {
        name
        blocks(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          edges {
            node {
              user {
                id
                name
                kind
                state
              }
              blockedBy {
                name
              }
              blockedAt
            }
          }
        }
      }
    }
  }
`);

export const USER_SETS = graphql(/* GraphQL */ `
  query UserSets($id: ID!) {
    user(id: $id) {
      id
      access {
        setBlocks {
          patientSet {
            id
            name
          }
          blockedBy {
            name
          }
          blockedAt
        }
        patientLinks {
          id
          relation
          patient {
            id
            name
            demographicNumber
          }
          blockedBy {
            id
            name
          }
        }
      }
    }
  }
`);

export const LINKABLE_PATIENTS = graphql(/* GraphQL */ `
  query LinkablePatients($search: String!) {
    patients(filter: { search: $search }, first: 20) {
      edges {
        node {
          id
          name
          demographicNumber
          birthDate
        }
      }
    }
  }
`);

export const LINK_PATIENT = graphql(/* GraphQL */ `
  mutation LinkPatient($input: LinkPatientInput!) {
    linkPatient(input: $input) {
      patientLink {
        id
        relation
        patient {
          id
          name
          demographicNumber
        }
        blockedBy {
          id
          name
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const UNLINK_PATIENT = graphql(/* GraphQL */ `
  mutation UnlinkPatient($input: UnlinkPatientInput!) {
    unlinkPatient(input: $input) {
      deletedPatientLinkId
      userErrors {
        message
      }
    }
  }
`);

export const MAKE_SET_OF_PATIENT = graphql(/* GraphQL */ `
  mutation MakeSetOfPatient($input: SavePatientSetInput!) {
    savePatientSet(input: $input) {
      patientSet {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);
