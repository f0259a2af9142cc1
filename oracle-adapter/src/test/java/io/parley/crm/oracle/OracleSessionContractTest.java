package io.parley.crm.oracle;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of CRMs, against the stand-in for Oracle CRM On Demand, with a session that is logged in to. */
@Execution(ExecutionMode.CONCURRENT)
class OracleSessionContractTest implements CrmContract {

    private final OracleLab lab = new OracleLab(Map.of("login", "session"));

    @Override
    public CrmLab lab() {
        return lab;
    }
}
