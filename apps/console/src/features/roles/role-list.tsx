import { Link } from "react-router";
import { useRight } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { usePhone } from "../../ui/phone.ts";
import { Card, Cards, cell, RightCell, SkeletonCards, SkeletonRows, Table } from "../../ui/table.tsx";
import { holdersAddress, holdersInWords, originOf, type Role, roleAddress } from "./role-words.ts";
import styles from "./roles.module.css";

/** The roles with who holds them and how much they give. */
export function RoleList({ roles, skeleton }: { roles: readonly Role[] | undefined; skeleton: boolean }) {
  const phone = usePhone();
  const maySeeUsers = useRight("USER_READ");
  const holders = ({ id, holderCount }: Role) =>
    maySeeUsers && holderCount > 0 ? (
      <Link to={holdersAddress(id)}>{holdersInWords(holderCount)}</Link>
    ) : (
      <span className={cell.dimmed}>{holdersInWords(holderCount)}</span>
    );

  if (phone) {
    return roles === undefined ? (
      <SkeletonCards rows={8} visible={skeleton} />
    ) : (
      <Cards label="Roles">
        {roles.map((role) => (
          <Card
            key={role.id}
            name={<Link to={roleAddress(role.id)}>{role.name}</Link>}
            state={<Badge tone={originOf(role).tone}>{originOf(role).label}</Badge>}
          >
            {role.description}
            <br />
            {holdersInWords(role.holderCount)} · {rightsInWords(role)}
          </Card>
        ))}
      </Cards>
    );
  }
  return (
    <Table label="Roles" className={styles.list}>
      <thead>
        <tr>
          <th scope="col">Role</th>
          <th scope="col">For</th>
          <th scope="col">Kind</th>
          <th scope="col">Held by</th>
          <th scope="col" className={cell.right}>
            Rights
          </th>
        </tr>
      </thead>
      {roles === undefined ? (
        <SkeletonRows rows={8} widths={[140, 320, 50, 60, 30]} visible={skeleton} />
      ) : (
        <tbody>
          {roles.map((role) => (
            <tr key={role.id}>
              <td>
                <Link className={cell.name} to={roleAddress(role.id)}>
                  {role.name}
                </Link>
              </td>
              <td className={styles.purpose}>{role.description}</td>
              <td>
                <Badge tone={originOf(role).tone}>{originOf(role).label}</Badge>
              </td>
              <td className={cell.number}>{holders(role)}</td>
              <RightCell className={cell.number}>{role.rights.length}</RightCell>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

function rightsInWords({ rights }: Role): string {
  return rights.length === 1 ? "1 right" : `${rights.length} rights`;
}
