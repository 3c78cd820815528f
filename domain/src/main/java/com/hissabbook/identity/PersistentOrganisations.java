package com.hissabbook.identity;

import static java.util.stream.Collectors.toMap;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class PersistentOrganisations implements Organisations {

    private final OrganisationRows organisations;
    private final MemberRows members;
    private final People people;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PersistentOrganisations(
            OrganisationRows organisations,
            MemberRows members,
            People people,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.organisations = organisations;
        this.members = members;
        this.people = people;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Organisation found(TenantId id, UserId founder, String name, CurrencyCode currency) {
        return TenantScope.inTenant(
                id, () -> transaction.execute(status -> foundInTenant(id, founder, name, currency)));
    }

    private Organisation foundInTenant(TenantId id, UserId founder, String name, CurrencyCode currency) {
        OrganisationRow row = organisations.save(new OrganisationRow(id, name, currency));
        members.save(new MemberRow(id, founder, Role.OWNER));
        members.flush();
        events.publishEvent(new OrganisationFounded(id, currency.code()));
        return row.toOrganisation();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Membership> of(UserId user) {
        return organisations.ofUser(user.value()).stream()
                .map(OrganisationRows.Mine::toMembership)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Role> membershipOf(UserId user, TenantId organisation) {
        return members.roleOf(organisation.value(), user.value());
    }

    @Override
    @Transactional(readOnly = true)
    public Organisation current() {
        return organisations
                .findById(TenantScope.requireTenant().value())
                .map(OrganisationRow::toOrganisation)
                .orElseThrow(() -> Refused.notFound("organisation"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Member> members() {
        List<MemberRow> rows = members.ofTenant(TenantScope.requireTenant().value());
        Map<UserId, Person> byId = people
                .byIds(rows.stream().map(row -> row.user().value()).toList())
                .stream()
                .collect(toMap(Person::id, Function.identity()));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(byId.get(row.user())).map(person -> member(row, person)).stream())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Member> member(UserId user) {
        return members.findById(key(user)).flatMap(this::withPerson);
    }

    @Override
    @Transactional
    public Member add(String email, Role role) {
        lockMembers();
        Person person = people.byEmail(email)
                .orElseThrow(
                        () -> Refused.invalid(
                                "unknown-person",
                                "Nobody has registered with this e-mail address. Let the person register first, then add them."));
        if (members.findById(key(person.id())).isPresent()) {
            throw Refused.conflict("already-member", "This person is a member already; change the role instead.");
        }
        MemberRow row = members.save(new MemberRow(TenantScope.requireTenant(), person.id(), role));
        members.flush();
        events.publishEvent(new MemberAdded(person.id(), role));
        return member(row, person);
    }

    @Override
    @Transactional
    public Member changeRole(UserId user, Role role, long version) {
        lockMembers();
        MemberRow row = require(user);
        if (row.version() != version) {
            throw Refused.stale("member");
        }
        Role before = row.role();
        if (before != role) {
            refuseLastOwner(row);
            row.changeRole(role);
            members.flush();
            events.publishEvent(new MemberRoleChanged(user, before, role));
        }
        return withPerson(row).orElseThrow(() -> Refused.notFound("member"));
    }

    @Override
    @Transactional
    public void remove(UserId user) {
        lockMembers();
        MemberRow row = require(user);
        refuseLastOwner(row);
        members.delete(row);
        members.flush();
        events.publishEvent(new MemberRemoved(user, row.role()));
    }

    private void lockMembers() {
        if (organisations.lock(TenantScope.requireTenant().value()).isEmpty()) {
            throw Refused.notFound("organisation");
        }
    }

    private MemberRow require(UserId user) {
        return members.findById(key(user)).orElseThrow(() -> Refused.notFound("member"));
    }

    /** Said here in plain words; the database refuses it as well. */
    private void refuseLastOwner(MemberRow row) {
        if (row.role() == Role.OWNER && members.owners(row.tenant().value()) == 1) {
            throw Refused.conflict(
                    "last-owner", "The last owner cannot leave or step down. Make somebody else an owner first.");
        }
    }

    private Optional<Member> withPerson(MemberRow row) {
        return people.byIds(List.of(row.user().value())).stream().findFirst().map(person -> member(row, person));
    }

    private static Member member(MemberRow row, Person person) {
        return new Member(row.user(), person.email(), person.displayName(), row.role(), row.version());
    }

    private static MemberRow.Key key(UserId user) {
        return MemberRow.Key.of(TenantScope.requireTenant(), user);
    }
}
