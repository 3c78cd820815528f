package com.hissabbook.classification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RuleRows extends Repository<RuleRow, UUID> {

    /** Leads there, or to a split that the account is part of. */
    String ACTIVE_ON = "r.tenant_id = :tenantId and r.active and (r.account_id = :accountId or r.split_id in ("
            + "select p.split_id from classification.split_part p where p.tenant_id = :tenantId and p.account_id = :accountId))";

    RuleRow saveAndFlush(RuleRow row);

    List<RuleRow> findAllByTenantIdOrderByPositionAscRuleIdAsc(UUID tenantId);

    @Query("select r from RuleRow r where r.ruleId = :id and r.tenantId = :tenantId")
    Optional<RuleRow> find(UUID tenantId, UUID id);

    @Query(nativeQuery = true, value = "select count(*) from classification.rule r where " + ACTIVE_ON)
    long activeOn(UUID tenantId, UUID accountId);

    @Query(
            nativeQuery = true,
            value = "select r.* from classification.rule r where " + ACTIVE_ON + " order by r.position, r.rule_id")
    List<RuleRow> allActiveOn(UUID tenantId, UUID accountId);

    /** Of the active rules but this one: how many there are, characters of their values, size of their regular expressions. */
    @Query("select count(r), coalesce(sum(r.textSize), 0), coalesce(sum(r.regexSize), 0) from RuleRow r"
            + " where r.tenantId = :tenantId and r.active and r.ruleId <> :without")
    List<Object[]> load(UUID tenantId, UUID without);

    @Query("select max(r.position) from RuleRow r where r.tenantId = :tenantId")
    Optional<Integer> lastPosition(UUID tenantId);
}
